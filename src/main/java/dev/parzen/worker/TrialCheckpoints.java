package dev.parzen.worker;

import dev.parzen.objective.network.Checkpointing;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.TunerException;
import dev.parzen.training.Checkpoints;
import dev.parzen.trial.Trial;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the states of one attempt's training with the server, and takes up what an earlier attempt left there. Nothing
 * that goes wrong with it harms the training: it goes on without, or begins anew.
 */
final class TrialCheckpoints implements Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    /** Between two checkpoints lies so many times what the last one took: they take a twentieth of the time at most. */
    private static final int PAUSE = 20;

    private final TrialFiles files;
    private final Scratch scratch;
    private final Trial trial;
    private final Optional<Checkpointing> settings;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private OptionalInt resumedAfter = OptionalInt.empty();
    private Optional<String> unusable = Optional.empty();
    private long last;
    private long cost;

    /** @param settings empty: nothing is left */
    TrialCheckpoints(
            TrialFiles files,
            Scratch scratch,
            Trial trial,
            Optional<Checkpointing> settings,
            Progress progress,
            LongSupplier nanoTime) {
        this.files = files;
        this.scratch = scratch;
        this.trial = trial;
        this.settings = settings;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.last = nanoTime.getAsLong();
    }

    /** What is to be known of the attempt when it has ended. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        resumedAfter.ifPresent(epoch -> attributes.put("resumedAfter", Integer.toString(epoch)));
        unusable.ifPresent(reason -> attributes.put("checkpoint", '"' + reason + '"'));
        return attributes;
    }

    @Override
    public void restore(Reader reader) {
        if (trial.attempt() > 1 && settings.isPresent()) {
            try {
                restoreLatest(reader);
            } catch (TunerException.NotFound gone) {
                log.debug("There is no such study any more.", gone);
            } catch (RuntimeException failure) {
                refused("it cannot be got");
                log.warn("No checkpoint of {} could be got: {}", title(), failure.getMessage());
            }
        }
        settings.ifPresent(any -> progress.leavesWhenAsked());
    }

    private void restoreLatest(Reader reader) {
        int before = TrialFiles.ANY_STEP;
        Offer offer = new Offer(reader);
        while (resumedAfter.isEmpty()
                && files.readCheckpoint(StudyRef.of(trial.study()), trial.number(), before, offer)) {
            before = offer.step;
        }
        resumedAfter.ifPresent(epoch -> log.info("{} goes on after epoch {}.", title(), epoch));
    }

    private final class Offer implements TrialFiles.Sink {
        private final Reader reader;
        private int step;

        Offer(Reader reader) {
            this.reader = reader;
        }

        @Override
        public void take(TrialFiles.Stored file) throws IOException {
            step = file.step();
            reader.read(file.content())
                    .ifPresentOrElse(TrialCheckpoints.this::refused, () -> resumedAfter = OptionalInt.of(step));
        }
    }

    private void refused(String reason) {
        log.warn("{} does not go on from a checkpoint: {}.", title(), reason);
        unusable = Optional.of("A checkpoint was left alone: " + reason + ".");
    }

    @Override
    public boolean afterEpoch(int epoch, State state) {
        boolean leaves = settings.isPresent() && progress.isAskedToLeave();
        if (leaves || settings.filter(given -> isDue(epoch, given)).isPresent()) {
            save(epoch, state);
        }
        if (leaves) {
            progress.leave();
        }
        return !leaves;
    }

    private boolean isDue(int epoch, Checkpointing given) {
        long pause = given.interval().isZero() ? 0 : Math.max(given.interval().toNanos(), PAUSE * cost);
        return (epoch + 1) % given.every() == 0 && nanoTime.getAsLong() - last >= pause;
    }

    private void save(int epoch, State state) {
        long start = nanoTime.getAsLong();
        Path file = scratch.file(trial, ".checkpoint");
        try {
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
                state.write(target);
            }
            files.saveCheckpoint(
                    Attempt.reference(trial), epoch, settings.orElseThrow().keep(), new FileContent(file));
        } catch (TunerException.LeaseLost | TunerException.NotFound | TunerException.Conflict gone) {
            log.debug("The checkpoint is nobody's any more.", gone);
        } catch (IOException | RuntimeException failure) {
            log.warn("No checkpoint of {} could be left: {}", title(), failure.getMessage());
        } finally {
            Scratch.delete(file);
        }
        last = nanoTime.getAsLong();
        cost = last - start;
    }

    private String title() {
        return "Trial " + trial.number() + " of study " + trial.study();
    }
}
