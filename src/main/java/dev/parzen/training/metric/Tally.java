package dev.parzen.training.metric;

import dev.parzen.objective.network.Measure;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.data.Target;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes rows one after the other, what they are and what a network says of them, and gives figures of all of them. */
public abstract sealed class Tally permits ClassTally, FlagTally, QuantityTally {
    private int rows;
    private double loss;

    /**
     * A tally of no rows yet.
     *
     * @param width how many outputs the network has
     * @param threshold above which one output alone says yes
     * @param ranked how many rows it ranks, for the area under the ROC curve: all that come; or 0 to do without
     */
    public static Tally of(Target target, int width, float threshold, int ranked) {
        if (target instanceof Target.Classes classes) {
            return new ClassTally(classes.names(), width, threshold, ranked);
        }
        if (target instanceof Target.Flags flags) {
            return new FlagTally(flags.names(), threshold, ranked);
        }
        return new QuantityTally((Target.Quantities) target);
    }

    /**
     * Takes a row.
     *
     * @param rowLoss its loss
     * @param truth what it is, from {@code truth[t]} on, as the data's {@link Target} says
     * @param outputs of the network, the row's from {@code outputs[o]} on
     */
    public final void add(double rowLoss, float[] truth, int t, float[] outputs, int o) {
        rows++;
        loss += rowLoss;
        count(truth, t, outputs, o);
    }

    abstract void count(float[] truth, int t, float[] outputs, int o);

    /** How many rows it has taken. */
    public final int rows() {
        return rows;
    }

    /** The figures that such rows have, whether they are ranked or not. */
    public abstract Set<Measure> measures();

    /** Those of them that cost nothing and are worth a look after every epoch. */
    public abstract Set<Measure> usual();

    /** A figure of all rows so far; NaN if there are none, or it is none of {@link #measures}. */
    public final double figure(Measure measure) {
        if (rows == 0 || !measures().contains(measure)) {
            return Double.NaN;
        }
        return measure == Measure.LOSS ? loss / rows : formula(measure);
    }

    /** A figure other than the loss, of at least one row. */
    abstract double formula(Measure measure);

    /** See {@link TestMetrics#confusion}. */
    abstract List<List<Integer>> confusion();

    abstract List<String> names();

    /** All figures together. */
    public final TestMetrics result() {
        Map<Measure, Double> figures = new EnumMap<>(Measure.class);
        measures().forEach(measure -> figures.put(measure, figure(measure)));
        return new TestMetrics(rows, figures, names(), confusion());
    }
}
