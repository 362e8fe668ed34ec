package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Finals;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import dev.parzen.trial.TrialState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the end of studies as child processes of the server, one at a time: each is the command {@code finalize}, which
 * stores what it finds with the study as it finds it. If child or server dies, whoever asks again goes on from there.
 */
public final class FinalProcesses implements Finals, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(10);

    /** The last of what a child says tells why it failed. */
    private static final int LINES = 20;

    /** No more studies than these are remembered to have failed. */
    private static final int REMEMBERED = 1000;

    private final Studies studies;
    private final Models models;
    private final Function<List<String>, ProcessBuilder> commands;
    private final Map<Long, String> failures = new HashMap<>();
    private Optional<Child> running = Optional.empty();

    /**
     * None runs yet.
     *
     * @param home under which the measured networks lie
     * @param commands the command for a process that runs {@code finalize} with these arguments of its own
     */
    public FinalProcesses(Studies studies, Path home, Function<List<String>, ProcessBuilder> commands) {
        this.studies = studies;
        this.models = new Models(home);
        this.commands = commands;
    }

    @Override
    public synchronized Standing begin(StudyRef ref, Wish wish) {
        Study study = studies.study(ref);
        requireNetworks(study);
        wish.trial().ifPresent(number -> requireMeasurable(study, number, wish.again()));
        boolean isLook = !isStored(study) || wish.again();
        Optional<Child> same = running.filter(child -> child.study == study.id());
        if (same.isPresent()) {
            requireCovered(same.get(), wish);
        } else if (isLook || wish.replicates() > 0) {
            if (isLook && wish.trial().isEmpty()) {
                Finals.requireOver(study);
            }
            start(study, wish);
        }
        return standing(study);
    }

    private void requireMeasurable(Study study, int number, boolean again) {
        Finals.chosen(studies, StudyRef.of(study.id()), number);
        String stored = study.spec().attributes().get(FinalEvaluation.ATTRIBUTE);
        if (stored != null && !again) {
            Finals.requireSame(JSON.readTree(stored).path("trial").asInt(), number);
        }
    }

    private static void requireCovered(Child child, Wish wish) {
        if (!child.wish.covers(wish)) {
            throw new TunerException.Conflict("The study is being finalized, but not as asked for here: replicates is "
                    + child.wish.replicates() + ", top is " + child.wish.top() + ", again is " + child.wish.again()
                    + (child.wish.trial().isPresent()
                            ? ", trial is " + child.wish.trial().getAsInt()
                            : "") + ". Ask again when that has ended.");
        }
    }

    @Override
    public synchronized Standing standing(StudyRef ref) {
        return standing(studies.study(ref));
    }

    @Override
    public void close() {
        Optional<Child> last;
        synchronized (this) {
            last = running;
        }
        last.ifPresent(child -> child.process.stop(PATIENCE));
    }

    @Override
    public boolean readModel(StudyRef ref, TrialFiles.Sink sink) {
        Study study = studies.study(ref);
        Path model = models.ofFinal(study.id());
        if (!isStored(study)) {
            return false;
        }
        try (InputStream content = Files.newInputStream(model)) {
            sink.take(new TrialFiles.Stored(0, Files.size(model), content));
            return true;
        } catch (NoSuchFileException elsewhere) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(model + " cannot be read", e);
        }
    }

    private Standing standing(Study study) {
        if (running.filter(child -> child.study == study.id()).isPresent()) {
            return new Standing(study, State.RUNNING, Optional.empty());
        }
        Optional<String> failure = Optional.ofNullable(failures.get(study.id()));
        if (failure.isPresent()) {
            return new Standing(study, State.FAILED, failure);
        }
        return new Standing(study, isStored(study) ? State.DONE : State.NONE, Optional.empty());
    }

    private static boolean isStored(Study study) {
        return study.spec().attributes().containsKey(FinalEvaluation.ATTRIBUTE);
    }

    private static void requireNetworks(Study study) {
        if (!(study.spec().objective() instanceof NeuralNetwork)) {
            throw new TunerException.Conflict(
                    "\"" + study.name() + "\" trains no networks: only those are measured on test data.");
        }
        if (study.counts().of(TrialState.Name.COMPLETE) == 0) {
            throw new TunerException.Conflict(
                    "No trial of \"" + study.name() + "\" is complete yet: there is nothing to measure.");
        }
    }

    private void start(Study study, Wish wish) {
        if (running.isPresent()) {
            throw new TunerException.TooMany(
                    "Another study is being finalized, and one at a time is: come again when it has ended.", RETRY);
        }
        failures.remove(study.id());
        Queue<String> output = new ConcurrentLinkedQueue<>();
        ChildProcess process = ChildProcess.start(commands.apply(arguments(study, wish)), line -> {
            output.add(line);
            if (output.size() > LINES) {
                output.remove();
            }
        });
        Child child = new Child(study.id(), wish, process, output);
        running = Optional.of(child);
        Worker.daemon(() -> await(child), "final-" + study.id()).start();
    }

    private static List<String> arguments(Study study, Wish wish) {
        List<String> arguments = new ArrayList<>(List.of(
                "--study=" + StudyRef.of(study.id()), "--replicates=" + wish.replicates(), "--top=" + wish.top()));
        if (wish.again()) {
            arguments.add("--again");
        }
        wish.trial().ifPresent(number -> arguments.add("--trial=" + number));
        return arguments;
    }

    private void await(Child child) {
        try {
            ended(child, child.process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ended(Child child, int exitCode) {
        running = Optional.empty();
        if (exitCode != 0) {
            if (failures.size() >= REMEMBERED) {
                failures.clear();
            }
            failures.put(
                    child.study,
                    child.output.isEmpty()
                            ? "Its process ended with exit code " + exitCode + "."
                            : String.join("\n", child.output));
        }
    }

    private record Child(long study, Wish wish, ChildProcess process, Queue<String> output) {}
}
