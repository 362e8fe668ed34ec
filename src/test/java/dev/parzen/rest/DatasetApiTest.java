package dev.parzen.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.rest.Server.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Data sets brought to a server, and shown by it. */
class DatasetApiTest extends ServerTest {
    private static final Path DATA = HOME.resolve("data");
    private static final String TABLE = "x,\"the label\"\n1,a\n2.5,\"b, or c\"\n";

    @LocalServerPort
    private int port;

    private String folder;

    @BeforeEach
    void chooseFolder() {
        folder = Server.newName();
    }

    @Test
    void takesAFileAndTellsWhatItIs() throws IOException {
        Answer made = put("a b/ü.csv", TABLE, Map.of());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.text("/name")).isEqualTo(folder + "/a b/ü.csv");
        assertThat(Files.readString(DATA.resolve(folder).resolve("a b/ü.csv"))).isEqualTo(TABLE);

        Answer read = server.get(made.header("Location"));
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).isNotEmpty();
        assertThat(read.text("/kind")).isEqualTo("csv");
        assertThat(read.at("/bytes").asLong()).isEqualTo(TABLE.length());
        assertThat(read.at("/shape").toString()).isEqualTo("[2,2]");
        assertThat(read.at("/columns").toString())
                .isEqualTo("[{\"name\":\"x\",\"type\":\"number\"},{\"name\":\"the label\",\"type\":\"text\"}]");
        assertThat(read.at("/head").toString()).isEqualTo("[[\"1\",\"a\"],[\"2.5\",\"b, or c\"]]");
    }

    @Test
    void takesTheSameFileAgainButNoOtherUnlessAsked() {
        put("a.csv", TABLE, Map.of());
        assertThat(put("a.csv", TABLE, Map.of()).status()).isEqualTo(200);
        Answer other = put("a.csv", TABLE + "3,d\n", Map.of());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/detail")).contains("ifExists=replace");
        assertThat(server.get(path("a.csv")).at("/bytes").asLong()).isEqualTo(TABLE.length());
        assertThat(put("a.csv?ifExists=replace", TABLE + "3,d\n", Map.of()).status())
                .isEqualTo(200);
        assertThat(server.get(path("a.csv")).at("/shape/0").asLong()).isEqualTo(3);
        assertThat(put("a.csv?ifExists=maybe", TABLE, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void heedsIfMatch() {
        String first = put("a.csv", TABLE, Map.of()).header("ETag");
        assertThat(put("a.csv", TABLE + "3,d\n", Map.of("If-Match", "\"0-0\"")).status())
                .isEqualTo(412);
        Answer second = put("a.csv", TABLE + "3,d\n", Map.of("If-Match", first));
        assertThat(second.status()).as(second.toString()).isEqualTo(200);
        assertThat(server.send("DELETE", path("a.csv"), null, Map.of("If-Match", first))
                        .status())
                .isEqualTo(412);
        assertThat(server.send("DELETE", path("a.csv"), null, Map.of("If-Match", second.header("ETag")))
                        .status())
                .isEqualTo(204);
        assertThat(put("a.csv", TABLE, Map.of("If-Match", first)).status()).isEqualTo(412);
        assertThat(server.get(path("a.csv")).status()).isEqualTo(404);
        assertThat(server.delete(path("a.csv")).status()).isEqualTo(404);
    }

    @Test
    void listsPageByPage() {
        List<String> names = new ArrayList<>();
        for (String name : List.of("b.csv", "a.csv", "c/d.csv", "c.csv", "e.csv")) {
            names.add(put(name, TABLE, Map.of()).text("/name"));
        }
        List<String> listed = new ArrayList<>();
        String token = "";
        do {
            Answer page = server.get("datasets?pageSize=2&name=" + folder + "&pageToken=" + token);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.at("/datasets").forEach(file -> listed.add(file.at("/name").asString()));
            assertThat(page.at("/datasets/0/columnCount").asInt()).isEqualTo(2);
            assertThat(page.at("/datasets/0/head").isMissingNode()).isTrue();
            token = page.text("/nextPageToken");
        } while (!token.isEmpty());
        assertThat(listed).containsExactlyElementsOf(names.stream().sorted().toList());
        String other = server.get("datasets?pageSize=1&name=" + folder).text("/nextPageToken");
        assertThat(server.get("datasets?name=other&pageToken=" + other).status())
                .isEqualTo(400);
        assertThat(server.get("datasets?pageToken=%25").status()).isEqualTo(400);
        assertThat(server.get("datasets?pageSize=0").status()).isEqualTo(400);
    }

    /** Whatever the server makes of such a path, nothing outside is read, written or deleted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "%2e%2e/secret.txt",
                "..%2Fsecret.txt",
                "%2e%2e%2fsecret.txt",
                "a/../../secret.txt",
                "a/%2e%2e/%2e%2e/secret.txt",
                "..%5Csecret.txt",
                "%252e%252e/secret.txt",
                "/secret.txt",
                "link/secret.txt",
                "secret-link.txt",
                "..;/secret.txt",
                "C:secret.txt",
                "%00secret.txt",
                ".hidden",
                "a/.hidden/b.csv",
                "a//b.csv",
                "a/",
                ""
            })
    void neverLeavesTheDirectory(String name) throws IOException {
        Path secret = HOME.resolve("secret.txt");
        Files.writeString(secret, "secret,label\n1,2\n");
        Files.createDirectories(DATA);
        link(DATA.resolve("link"), HOME);
        link(DATA.resolve("secret-link.txt"), secret);
        List<Path> before = outside();
        for (String method : List.of("GET", "PUT", "DELETE")) {
            String answer = raw(method, "/api/v1/datasets/" + name);
            assertThat(answer)
                    .as(method + " " + name)
                    .matches("(?s)HTTP/1\\.1 4\\d\\d.*")
                    .doesNotContain("secret,label");
        }
        assertThat(server.get("datasets?pageSize=1000").body()).doesNotContain("secret");
        assertThat(Files.readString(secret)).isEqualTo("secret,label\n1,2\n");
        assertThat(outside()).isEqualTo(before);
    }

    @Test
    void refusesFilesThatAreTooLarge() throws IOException {
        byte[] large = new byte[(5 << 20) + 1];
        var known = server.raw("PUT", path("large.npy"), BodyPublishers.ofByteArray(large), Map.of());
        assertThat(known.statusCode()).isEqualTo(413);
        assertThat(known.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new String(known.body(), StandardCharsets.UTF_8)).contains("parzen.upload-limit", "5 MB");
        var chunked = server.raw(
                "PUT",
                path("large.npy"),
                BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)),
                Map.of());
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(server.get(path("large.npy")).status()).isEqualTo(404);
        var most = server.raw("PUT", path("most.npy"), BodyPublishers.ofByteArray(new byte[5 << 20]), Map.of());
        assertThat(most.statusCode()).isEqualTo(201);
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadThatIsBrokenOff() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("PUT /api/v1/" + path("cut.csv")
                                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n"
                                    + "Content-Type: application/octet-stream\r\n\r\n" + TABLE.repeat(1000))
                            .getBytes(StandardCharsets.UTF_8));
            await().until(() -> !unfinished().isEmpty());
            assertThat(server.get(path("cut.csv")).status()).isEqualTo(404);
        }
        await().untilAsserted(() -> assertThat(unfinished()).isEmpty());
        assertThat(server.get(path("cut.csv")).status()).isEqualTo(404);
        assertThat(DATA.resolve(folder)).doesNotExist();
    }

    /** curl --data-binary calls everything a form; curl -F sends one. */
    @Test
    void takesTheBytesOfWhatIsCalledAForm() {
        Answer form = put("a.csv", TABLE, Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.status()).as(form.toString()).isEqualTo(201);
        assertThat(form.at("/bytes").asLong()).isEqualTo(TABLE.length());
        Answer parts = put(
                "a.csv?ifExists=replace",
                "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n" + TABLE + "\r\n--x--\r\n",
                Map.of("Content-Type", "multipart/form-data; boundary=x"));
        assertThat(parts.status()).as(parts.toString()).isEqualTo(415);
        assertThat(parts.text("/detail")).contains("curl -T");
        assertThat(server.get(path("a.csv")).at("/bytes").asLong()).isEqualTo(TABLE.length());
    }

    @Test
    void refusesNamesThatCannotBeFiles() {
        assertThat(put("a".repeat(300) + ".csv", TABLE, Map.of()).status()).isEqualTo(422);
        put("a.csv", TABLE, Map.of());
        assertThat(put("a.csv/b.csv", TABLE, Map.of()).status()).isEqualTo(422);
        assertThat(server.put("datasets/" + folder, TABLE).status()).isEqualTo(422);
        assertThat(server.delete("datasets/" + folder).status()).isEqualTo(422);
        assertThat(server.get("datasets/" + folder).status()).isEqualTo(404);
        assertThat(server.post("datasets/" + folder, TABLE).status()).isEqualTo(405);
    }

    private Answer put(String name, String content, Map<String, String> headers) {
        return server.send("PUT", path(name), content, headers);
    }

    private String path(String name) {
        return "datasets/" + folder + "/" + name.replace(" ", "%20").replace("ü", "%C3%BC");
    }

    /** Sends a path as it is: a client's library would tidy it up. */
    private String raw(String method, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + (method.equals("PUT") ? "Content-Length: 4\r\n\r\na,b\n" : "\r\n"))
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        if (!Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, target);
        }
    }

    /** The files of the home beside the database and the data sets. */
    private static List<Path> outside() throws IOException {
        try (Stream<Path> files = Files.list(HOME)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("parzen"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.exists(DATA) ? Files.list(DATA) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
