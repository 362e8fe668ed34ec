package dev.parzen.worker;

import dev.parzen.training.TrainingResult.Fold;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the folds of a trial came to, as the JSON text of an attribute. */
final class FoldsJson {
    private FoldsJson() {}

    /**
     * For the first metric its mean, its standard deviation (with n − 1; left out for one fold) and its value in each fold;
     * and each fold's best epoch, from 0.
     */
    static String text(List<Fold> folds) {
        double mean = folds.stream().mapToDouble(FoldsJson::value).average().orElseThrow();
        double squares = folds.stream()
                .mapToDouble(fold -> (value(fold) - mean) * (value(fold) - mean))
                .sum();
        String deviation = folds.size() == 1 ? "" : ",\"standardDeviation\":" + Math.sqrt(squares / (folds.size() - 1));
        return "{\"mean\":" + mean + deviation + ",\"values\":" + list(folds, FoldsJson::value) + ",\"bestEpochs\":"
                + list(folds, Fold::bestEpoch) + "}";
    }

    private static double value(Fold fold) {
        return fold.values().get(0);
    }

    private static String list(List<Fold> folds, Function<Fold, Object> member) {
        return folds.stream().map(member).map(Object::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
