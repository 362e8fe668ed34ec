package dev.parzen.cli;

import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.worker.ChildProcess;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the best network of a study in a process with settings for training. */
final class FinalStep {
    private static final Logger log = LoggerFactory.getLogger(FinalStep.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Program program;
    private final Places places;
    private final PrintWriter errors;

    FinalStep(Program program, Places places, PrintWriter errors) {
        this.program = program;
        this.places = places;
        this.errors = errors;
    }

    /** The result, which the other process has stored with the study; empty if it failed, which the user has been told. */
    Optional<FinalJson> run(TuneServer server, Study study, Interruption interruption) {
        errors.println("Measuring the best network on the test data …");
        errors.flush();
        Queue<String> output = new ConcurrentLinkedQueue<>();
        ChildProcess child = ChildProcess.start(program.training(1, arguments(server, study)), line -> {
            output.add(line);
            log.info("{}", line);
        });
        interruption.push(() -> child.stop(PATIENCE));
        int exitCode = waitFor(child);
        if (exitCode != Commands.SUCCESS) {
            errors.println("The final evaluation failed: " + String.join(System.lineSeparator(), output));
            errors.flush();
            return Optional.empty();
        }
        return FinalJson.stored(server.studies().study(StudyRef.of(study.id())));
    }

    private List<String> arguments(TuneServer server, Study study) {
        return List.of(
                "finalize",
                "--server=" + server.address(),
                "--study=" + StudyRef.of(study.id()),
                "--home=" + places.home(),
                "--data=" + places.data());
    }

    private static int waitFor(ChildProcess child) {
        try {
            return child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Commands.FAILURE;
        }
    }
}
