package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.Checkpoints;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.TrainingResult.Fold;
import dev.parzen.training.data.Dataset;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains a network for each fold, one after the other on the calling thread; all begin with the same weights, and each
 * stops early by its own fold. The listener hears of each fold once, as of an epoch: its index is that of the fold, its
 * figures are those of the fold's best epoch. No model is kept: that of a fold has not seen all rows, and none is the
 * trial's. A time limit is shared out evenly. For checkpoints, epochs are counted through all folds.
 */
final class CrossValidation {
    private final ResolvedNetwork network;
    private final List<Dataset> folds;
    private final FoldTraining training;
    private final Supplier<byte[]> identity;
    private final List<Fold> done = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();
    private boolean isOutOfTime;
    private Optional<Snapshot> start = Optional.empty();

    /** Trains a network on a fold, from the beginning or from where it was. */
    @FunctionalInterface
    interface FoldTraining {
        TrainingResult of(
                ResolvedNetwork network,
                Dataset fold,
                Optional<Snapshot> start,
                TrainingListener listener,
                Checkpoints checkpoints);
    }

    CrossValidation(ResolvedNetwork network, List<Dataset> folds, FoldTraining training) {
        this.network = network.with(network.course().withTimeShared(folds.size()));
        this.folds = folds;
        this.training = training;
        identity = Identity.later(() -> Identity.of(this.network, folds));
    }

    TrainingResult run(TrainingListener listener, Checkpoints checkpoints) {
        checkpoints.restore(this::restored);
        while (done.size() < folds.size()) {
            TrainingResult result = trained(checkpoints);
            if (!result.ending().isOfItsOwn() || result.values().isEmpty()) {
                return endedEarly(result.ending(), "in fold " + done.size() + ", counted from 0, " + result.reason());
            }
            isOutOfTime |= result.ending() == Ending.TIME_LIMIT;
            int best = result.bestEpoch().orElseThrow();
            done.add(new Fold(result.values().orElseThrow(), best, result.epochs()));
            if (listener.afterEpoch(told(best)) == Answer.STOP) {
                return endedEarly(Ending.STOPPED, "told to stop after " + done.size() + " folds");
            }
            epochs.clear();
            if (done.size() < folds.size() && !checkpoints.afterEpoch(epochs() - 1, this::write)) {
                return endedEarly(Ending.STOPPED, "left after " + done.size() + " folds");
            }
        }
        return whole();
    }

    private TrainingResult trained(Checkpoints checkpoints) {
        Optional<Snapshot> from = start;
        start = Optional.empty();
        return training.of(
                network,
                folds.get(done.size()),
                from,
                epoch -> {
                    epochs.add(epoch);
                    return Answer.CONTINUE;
                },
                new OfFold(checkpoints, epochs()));
    }

    /** What a fold's training leaves comes behind what the cross-validation remembers. */
    private final class OfFold implements Checkpoints {
        private final Checkpoints all;
        private final int before;

        OfFold(Checkpoints all, int before) {
            this.all = all;
            this.before = before;
        }

        @Override
        public void restore(Reader reader) {
            // All was restored at once, before the first fold.
        }

        @Override
        public boolean afterEpoch(int epoch, State state) {
            return all.afterEpoch(before + epoch, target -> {
                write(target);
                state.write(target);
            });
        }
    }

    private void write(OutputStream target) throws IOException {
        FoldsFile.write(new FoldsFile.Standing(done, isOutOfTime, epochs), identity.get(), target);
    }

    private Optional<String> restored(InputStream source) throws IOException {
        InputStream buffered = new BufferedInputStream(source, Seal.BUFFER);
        try {
            FoldsFile.Standing standing = FoldsFile.read(buffered, identity.get());
            start = startOf(standing, buffered);
            done.addAll(standing.done());
            epochs.addAll(standing.epochs());
            isOutOfTime = standing.isOutOfTime();
            return Optional.empty();
        } catch (Seal.UnusableException unusable) {
            return Optional.of(unusable.getMessage());
        }
    }

    private Optional<Snapshot> startOf(FoldsFile.Standing standing, InputStream source)
            throws IOException, Seal.UnusableException {
        if (standing.epochs().isEmpty()) {
            Seal.requireEnd(source);
            return Optional.empty();
        }
        Dataset fold = folds.get(standing.done().size());
        return Optional.of(CheckpointFile.read(source, Identity.of(network, fold)));
    }

    private Epoch told(int best) {
        double seconds = epochs.stream().mapToDouble(Epoch::seconds).sum();
        Epoch kept = epochs.get(best);
        return new Epoch(done.size() - 1, kept.figures(), kept.learningRate(), seconds, true);
    }

    private TrainingResult endedEarly(Ending ending, String reason) {
        return new TrainingResult(
                ending, reason, Optional.empty(), OptionalInt.empty(), epochs(), Optional.empty(), done);
    }

    private TrainingResult whole() {
        String epochs =
                done.stream().map(fold -> Integer.toString(fold.epochs())).collect(Collectors.joining(", "));
        return new TrainingResult(
                isOutOfTime ? Ending.TIME_LIMIT : Ending.COMPLETED,
                "the " + done.size() + " folds ran " + epochs + " epochs",
                Optional.of(means()),
                OptionalInt.of(medianBestEpoch()),
                epochs(),
                Optional.empty(),
                done);
    }

    private List<Double> means() {
        return IntStream.range(0, network.course().metrics().size())
                .mapToObj(i -> done.stream()
                        .mapToDouble(fold -> fold.values().get(i))
                        .average()
                        .orElseThrow())
                .toList();
    }

    /** The median; of an even number of folds the mean of the two in the middle, rounded up. */
    private int medianBestEpoch() {
        int[] best = done.stream().mapToInt(Fold::bestEpoch).sorted().toArray();
        return (best[(best.length - 1) / 2] + best[best.length / 2] + 1) / 2;
    }

    private int epochs() {
        return done.stream().mapToInt(Fold::epochs).sum();
    }
}
