package dev.parzen.client;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The files of trials on a server elsewhere. What is read comes into a file first, whole: who reads it never sees that a
 * line broke.
 */
public final class HttpTrialFiles implements TrialFiles {
    private static final String STEP = "Parzen-Step";

    private final Exchange exchange;

    HttpTrialFiles(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void saveCheckpoint(TrialRef trial, int step, int kept, Content content) {
        exchange.upload(
                Paths.trial(trial) + "/checkpoint?step=" + step + "&keep=" + kept + attempt(trial, "&"), content);
    }

    @Override
    public boolean readCheckpoint(StudyRef study, int trial, int before, Sink sink) {
        return read(Paths.trial(study, trial) + "/checkpoint?before=" + before, study, sink);
    }

    @Override
    public void saveModel(TrialRef trial, Content content) {
        exchange.upload(Paths.trial(trial) + "/model" + attempt(trial, "?"), content);
    }

    @Override
    public boolean readModel(StudyRef study, int trial, Sink sink) {
        return read(Paths.trial(study, trial) + "/model", study, sink);
    }

    private boolean read(String path, StudyRef study, Sink sink) {
        try {
            Path file = Files.createTempFile("parzen-", ".download");
            try {
                HttpHeaders headers = exchange.download(path, file);
                give(file, headers.firstValueAsLong(STEP), sink);
                return true;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (TunerException.NotFound none) {
            exchange.send(Call.get(Paths.study(study)));
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void give(Path file, OptionalLong step, Sink sink) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            sink.take(new Stored((int) step.orElse(0), Files.size(file), content));
        }
    }

    private static String attempt(TrialRef trial, String before) {
        return trial.attempt().isPresent()
                ? before + "attempt=" + trial.attempt().getAsInt()
                : "";
    }
}
