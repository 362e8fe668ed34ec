package dev.parzen.training.metric;

import dev.parzen.objective.network.Measure;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of which each is of one class. The network has an output for each class, of which the first largest one is its
 * answer, or for two classes one alone, which says the second above the threshold.
 */
final class ClassTally extends Tally {
    private static final Set<Measure> MEASURES = EnumSet.of(
            Measure.LOSS,
            Measure.ACCURACY,
            Measure.PRECISION,
            Measure.RECALL,
            Measure.F1,
            Measure.WEIGHTED_PRECISION,
            Measure.WEIGHTED_RECALL,
            Measure.WEIGHTED_F1,
            Measure.ROC_AUC);
    private static final Set<Measure> USUAL = EnumSet.of(Measure.LOSS, Measure.ACCURACY);

    private final List<String> names;
    private final int width;
    private final float threshold;
    private final int[][] confusion;
    private final int[] truths;
    private final float[] scores;

    ClassTally(List<String> names, int width, float threshold, int ranked) {
        this.names = names;
        this.width = width;
        this.threshold = threshold;
        confusion = new int[names.size()][names.size()];
        truths = new int[ranked];
        scores = new float[ranked * width];
    }

    @Override
    void count(float[] truth, int t, float[] outputs, int o) {
        confusion[(int) truth[t]][answer(outputs, o)]++;
        if (truths.length > 0) {
            int row = rows() - 1;
            truths[row] = (int) truth[t];
            System.arraycopy(outputs, o, scores, row * width, width);
        }
    }

    private int answer(float[] outputs, int o) {
        if (width == 1) {
            return outputs[o] > threshold ? 1 : 0;
        }
        int largest = 0;
        for (int c = 1; c < width; c++) {
            largest = outputs[o + c] > outputs[o + largest] ? c : largest;
        }
        return largest;
    }

    @Override
    public Set<Measure> measures() {
        return MEASURES;
    }

    @Override
    public Set<Measure> usual() {
        return USUAL;
    }

    @Override
    double formula(Measure measure) {
        return switch (measure) {
            case ACCURACY -> (double) right() / rows();
            case ROC_AUC -> area();
            default -> answers().formula(measure);
        };
    }

    private long right() {
        return IntStream.range(0, names.size()).mapToLong(c -> confusion[c][c]).sum();
    }

    private Answers answers() {
        Answers answers = new Answers(names.size());
        for (int truly = 0; truly < names.size(); truly++) {
            for (int said = 0; said < names.size(); said++) {
                answers.add(truly, true, truly == said, confusion[truly][said]);
                answers.add(said, truly == said, true, truly == said ? 0 : confusion[truly][said]);
            }
        }
        return answers;
    }

    private double area() {
        if (truths.length == 0) {
            return Double.NaN;
        }
        if (names.size() == 2) {
            return area(1);
        }
        return IntStream.range(0, names.size())
                .mapToDouble(this::area)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    /** The area for one class against the rest. */
    private double area(int c) {
        Ranking ranking = new Ranking(rows());
        for (int row = 0; row < rows(); row++) {
            ranking.add(scores[row * width + Math.min(c, width - 1)], truths[row] == c);
        }
        return ranking.area();
    }

    @Override
    List<List<Integer>> confusion() {
        return Arrays.stream(confusion)
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }

    @Override
    List<String> names() {
        return names;
    }
}
