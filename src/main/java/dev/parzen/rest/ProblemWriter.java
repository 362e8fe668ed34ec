package dev.parzen.rest;

import dev.parzen.wire.Json;
import dev.parzen.wire.Replies.ProblemJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** Writes a problem detail where no controller is at hand: in filters and below. */
final class ProblemWriter {
    private ProblemWriter() {}

    static void write(HttpServletResponse response, ProblemJson problem) throws IOException {
        byte[] body = Json.write(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
