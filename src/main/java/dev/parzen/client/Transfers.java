package dev.parzen.client;

import dev.parzen.study.TrialFiles.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Requests that bring files. */
final class Transfers {
    /** For so long the server may be silent before it answers. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** In bytes a second; a line may be slow, but not for ever. */
    private static final long SLOWEST = 1 << 17;

    private Transfers() {}

    /** A request that puts a file in its place. */
    static HttpRequest put(URI uri, Content content) {
        long size = size(content);
        return HttpRequest.newBuilder(uri)
                .timeout(LONGEST_SILENCE.plusSeconds(Math.max(0, size) / SLOWEST))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/problem+json")
                .PUT(publisher(content, size))
                .build();
    }

    private static BodyPublisher publisher(Content content, long size) {
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> opened(content));
        if (size == 0) {
            return BodyPublishers.noBody();
        }
        return size < 0 ? stream : BodyPublishers.fromPublisher(stream, size);
    }

    private static long size(Content content) {
        try {
            return content.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream opened(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
