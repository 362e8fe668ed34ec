package dev.parzen.training.metric;

import dev.parzen.objective.network.Measure;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows with several labels, each with an output of its own that says yes above the threshold. */
final class FlagTally extends Tally {
    private static final Set<Measure> USUAL = EnumSet.of(Measure.LOSS, Measure.ACCURACY, Measure.EXACT_MATCH);
    private static final Set<Measure> MEASURES = EnumSet.of(
            Measure.LOSS,
            Measure.ACCURACY,
            Measure.EXACT_MATCH,
            Measure.PRECISION,
            Measure.RECALL,
            Measure.F1,
            Measure.WEIGHTED_PRECISION,
            Measure.WEIGHTED_RECALL,
            Measure.WEIGHTED_F1,
            Measure.ROC_AUC);

    private final List<String> names;
    private final float threshold;
    private final Answers answers;
    private final List<Ranking> rankings;
    private long rightAnswers;
    private long rightRows;

    FlagTally(List<String> names, float threshold, int ranked) {
        this.names = names;
        this.threshold = threshold;
        answers = new Answers(names.size());
        rankings = Stream.generate(() -> new Ranking(ranked))
                .limit(ranked == 0 ? 0 : names.size())
                .toList();
    }

    @Override
    void count(float[] truth, int t, float[] outputs, int o) {
        int right = 0;
        for (int j = 0; j < names.size(); j++) {
            boolean truly = truth[t + j] > 0;
            boolean said = outputs[o + j] > threshold;
            answers.add(j, truly, said, 1);
            if (!rankings.isEmpty()) {
                rankings.get(j).add(outputs[o + j], truly);
            }
            right += truly == said ? 1 : 0;
        }
        rightAnswers += right;
        rightRows += right == names.size() ? 1 : 0;
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
            case ACCURACY -> (double) rightAnswers / rows() / names.size();
            case EXACT_MATCH -> (double) rightRows / rows();
            case ROC_AUC -> area();
            default -> answers.formula(measure);
        };
    }

    private double area() {
        return rankings.stream()
                .mapToDouble(Ranking::area)
                .filter(area -> !Double.isNaN(area))
                .average()
                .orElse(Double.NaN);
    }

    @Override
    List<List<Integer>> confusion() {
        return IntStream.range(0, names.size()).mapToObj(this::confusion).toList();
    }

    private List<Integer> confusion(int j) {
        long found = answers.found(j);
        long mistaken = answers.mistaken(j);
        long missed = answers.missed(j);
        return Stream.of(rows() - found - mistaken - missed, mistaken, missed, found)
                .map(Long::intValue)
                .toList();
    }

    @Override
    List<String> names() {
        return names;
    }
}
