package dev.parzen.rest;

import dev.parzen.study.TrialFiles.Sink;
import dev.parzen.study.TrialFiles.Stored;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/** Answers with a file, piece by piece. */
final class Outgoing implements Sink {
    private static final int PIECE = 1 << 16;

    private final HttpServletResponse response;
    private final String type;
    private final String disposition;

    Outgoing(HttpServletResponse response, String type, String disposition) {
        this.response = response;
        this.type = type;
        this.disposition = disposition;
    }

    @Override
    public void take(Stored file) throws IOException {
        response.setContentType(type);
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        response.setHeader(Api.STEP, Integer.toString(file.step()));
        byte[] piece = new byte[PIECE];
        InputStream source = file.content();
        OutputStream target = response.getOutputStream();
        for (int count = source.read(piece); count >= 0; count = source.read(piece)) {
            target.write(piece, 0, count);
        }
        target.flush();
    }
}
