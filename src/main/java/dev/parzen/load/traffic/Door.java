package dev.parzen.load.traffic;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The way to one server. Every call is sent exactly once. */
public final class Door {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(60);
    private static final String BASE = "/api/v1";

    private final URI address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();

    /** @param address such as http://localhost:8080 */
    public Door(URI address) {
        String text = address.toString();
        this.address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    public URI address() {
        return address;
    }

    /**
     * Sends a call and waits for its answer.
     *
     * @throws IOException if none came: nobody knows then whether the server did it
     */
    public Reply send(Request request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address + BASE + request.path()))
                .timeout(ANSWERING)
                .method(
                        request.method(),
                        request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        request.body().ifPresent(body -> builder.header("Content-Type", request.contentType()));
        request.key().ifPresent(key -> builder.header("Idempotency-Key", key));
        try {
            HttpResponse<String> response = http.send(builder.build(), BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The call was interrupted.", interrupted);
        }
    }

    /** Sends a call on a connection of its own and closes that before an answer can be heard. */
    public void sendAndHangUp(Request request) throws IOException {
        byte[] body = request.body().orElse("").getBytes(StandardCharsets.UTF_8);
        String head = request.method() + " " + address.getRawPath() + BASE + request.path() + " HTTP/1.1\r\n"
                + "Host: " + address.getAuthority() + "\r\n"
                + "Content-Type: " + request.contentType() + "\r\n"
                + request.key().map(key -> "Idempotency-Key: " + key + "\r\n").orElse("")
                + "Content-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort() < 0 ? 80 : address.getPort()),
                    (int) CONNECTING.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        }
    }
}
