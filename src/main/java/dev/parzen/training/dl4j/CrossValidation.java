package dev.parzen.training.dl4j;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.TrainingResult;
import dev.parzen.training.TrainingResult.Ending;
import dev.parzen.training.TrainingResult.Fold;
import dev.parzen.training.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains a network for each fold, one after the other on the calling thread; all begin with the same weights, and each
 * stops early by its own fold. The listener hears of each fold once, as of an epoch: its index is that of the fold, its
 * figures are those of the fold's best epoch. No model is kept: that of a fold has not seen all rows, and none is the
 * trial's. A time limit is shared out evenly.
 */
final class CrossValidation {
    private final ResolvedNetwork network;
    private final List<Dataset> folds;
    private final FoldTraining training;
    private final List<Fold> done = new ArrayList<>();
    private boolean isOutOfTime;

    /** Trains a network on a fold. */
    @FunctionalInterface
    interface FoldTraining {
        TrainingResult of(ResolvedNetwork network, Dataset fold, TrainingListener listener);
    }

    CrossValidation(ResolvedNetwork network, List<Dataset> folds, FoldTraining training) {
        this.network = network.with(network.course().withTimeShared(folds.size()));
        this.folds = folds;
        this.training = training;
    }

    TrainingResult run(TrainingListener listener) {
        for (Dataset fold : folds) {
            List<Epoch> epochs = new ArrayList<>();
            TrainingResult result = trained(fold, epochs);
            if (!result.ending().isOfItsOwn() || result.values().isEmpty()) {
                return endedEarly(result.ending(), "in fold " + done.size() + ", counted from 0, " + result.reason());
            }
            isOutOfTime |= result.ending() == Ending.TIME_LIMIT;
            int best = result.bestEpoch().orElseThrow();
            done.add(new Fold(result.values().orElseThrow(), best, result.epochs()));
            if (listener.afterEpoch(told(epochs, best)) == Answer.STOP) {
                return endedEarly(Ending.STOPPED, "told to stop after " + done.size() + " folds");
            }
        }
        return whole();
    }

    private TrainingResult trained(Dataset fold, List<Epoch> epochs) {
        return training.of(network, fold, epoch -> {
            epochs.add(epoch);
            return Answer.CONTINUE;
        });
    }

    private Epoch told(List<Epoch> epochs, int best) {
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
