package dev.parzen.trial;

import java.util.Arrays;
import java.util.List;

/** The intermediate values of one trial by ascending step, in as little memory as they need. */
public final class Curve {
    /** Nothing was reported. */
    public static final Curve EMPTY = new Curve(new int[0], new double[0]);

    private final int[] steps;
    private final double[] values;

    private Curve(int[] steps, double[] values) {
        this.steps = steps;
        this.values = values;
    }

    /** The values for the first direction; reports come by ascending step. */
    public static Curve of(List<Report> reports) {
        return reports.isEmpty()
                ? EMPTY
                : new Curve(
                        reports.stream().mapToInt(Report::step).toArray(),
                        reports.stream().mapToDouble(Report::value).toArray());
    }

    public int size() {
        return steps.length;
    }

    public boolean isEmpty() {
        return steps.length == 0;
    }

    public int step(int index) {
        return steps[index];
    }

    public double value(int index) {
        return values[index];
    }

    /** The highest step; there must be one. */
    public int lastStep() {
        return steps[steps.length - 1];
    }

    /** The value at the highest step; there must be one. */
    public double lastValue() {
        return values[values.length - 1];
    }

    /** Only the highest step. */
    Curve end() {
        return size() < 2 ? this : new Curve(new int[] {lastStep()}, new double[] {lastValue()});
    }

    /** The value at exactly this step, NaN if there is none. */
    public double valueAt(int step) {
        int index = Arrays.binarySearch(steps, step);
        return index < 0 ? Double.NaN : values[index];
    }

    /** The value of the first report at this step or later, NaN if there is none. */
    public double valueFrom(int step) {
        int index = Arrays.binarySearch(steps, step);
        int first = index < 0 ? -index - 1 : index;
        return first == steps.length ? Double.NaN : values[first];
    }

    /** True if the last report is the first one at this step or later. */
    public boolean justReached(int step) {
        return !isEmpty() && lastStep() >= step && (size() == 1 || steps[size() - 2] < step);
    }

    /** The best value so far, passing over NaN; NaN if there is no other. */
    public double best(Direction direction) {
        double best = Double.NaN;
        for (double value : values) {
            if (Double.isNaN(best) || direction.isBetter(value, best)) {
                best = value;
            }
        }
        return best;
    }
}
