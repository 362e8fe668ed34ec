package dev.parzen.worker;

import dev.parzen.study.TrialFiles.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file on this machine holds. */
record FileContent(Path file) implements Content {
    @Override
    public long size() throws IOException {
        return Files.size(file);
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
