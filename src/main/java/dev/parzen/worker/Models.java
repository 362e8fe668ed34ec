package dev.parzen.worker;

import dev.parzen.training.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the models of a server lie under its home: {@code models/<study id>/<trial>.zip} and, made by the end of a study,
 * {@code models/<study id>/final.zip}.
 */
record Models(Path home) {

    /** That of a trial, if it is there. */
    Path of(long study, int trial) {
        return folder(study).resolve(trial + ".zip");
    }

    /** That of the end of a study, if it is there. */
    Path ofFinal(long study) {
        return folder(study).resolve("final.zip");
    }

    /** Writes into a model file, if it is there, where it comes from. */
    static void sign(Path file, String study, int trial, String procedure) {
        if (Files.exists(file)) {
            ModelCard.of(file)
                    .ifPresent(card -> card.from(study, trial, procedure).writeTo(file));
        }
    }

    private Path folder(long study) {
        return home.resolve("models").resolve(Long.toString(study));
    }
}
