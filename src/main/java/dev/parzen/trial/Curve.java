package dev.parzen.trial;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The intermediate values of one trial by ascending step, in as little memory as they need. Where nothing else is said, a
 * value is the one for the first direction.
 */
public final class Curve {
    /** Nothing was reported. */
    public static final Curve EMPTY = new Curve(new int[0], new double[0], 1);

    private final int[] steps;
    private final double[] values;
    private final int width;

    /** @param values {@code width} of each step, step by step */
    private Curve(int[] steps, double[] values, int width) {
        this.steps = steps;
        this.values = values;
        this.width = width;
    }

    /** Reports come by ascending step. What one has fewer values than another is NaN. */
    public static Curve of(List<Report> reports) {
        if (reports.isEmpty()) {
            return EMPTY;
        }
        int width = reports.stream()
                .mapToInt(report -> report.values().size())
                .max()
                .orElseThrow();
        double[] values = new double[reports.size() * width];
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < reports.size(); i++) {
            List<Double> reported = reports.get(i).values();
            for (int j = 0; j < reported.size(); j++) {
                values[i * width + j] = reported.get(j);
            }
        }
        return new Curve(reports.stream().mapToInt(Report::step).toArray(), values, width);
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
        return values[index * width];
    }

    /** The values for all directions. */
    public double[] values(int index) {
        return Arrays.copyOfRange(values, index * width, (index + 1) * width);
    }

    /** The index of exactly this step, negative if there is none. */
    public int indexOf(int step) {
        return Arrays.binarySearch(steps, step);
    }

    /** The highest step; there must be one. */
    public int lastStep() {
        return steps[steps.length - 1];
    }

    /** The value at the highest step; there must be one. */
    public double lastValue() {
        return value(size() - 1);
    }

    /** Only the highest step. */
    Curve end() {
        return size() < 2 ? this : new Curve(new int[] {lastStep()}, values(size() - 1), width);
    }

    /** Without what lies beyond a step. */
    Curve upTo(int step) {
        int index = indexOf(step);
        int kept = index < 0 ? -index - 1 : index + 1;
        return kept == size()
                ? this
                : new Curve(Arrays.copyOf(steps, kept), Arrays.copyOf(values, kept * width), width);
    }

    /** Some of the values alone. */
    public Curve only(BitSet indices) {
        int[] keptSteps = new int[indices.cardinality()];
        double[] keptValues = new double[keptSteps.length * width];
        int kept = 0;
        for (int index = indices.nextSetBit(0); index >= 0; index = indices.nextSetBit(index + 1)) {
            keptSteps[kept] = steps[index];
            System.arraycopy(values, index * width, keptValues, kept++ * width, width);
        }
        return new Curve(keptSteps, keptValues, width);
    }

    /** The value at exactly this step, NaN if there is none. */
    public double valueAt(int step) {
        int index = indexOf(step);
        return index < 0 ? Double.NaN : value(index);
    }

    /** The value of the first report at this step or later, NaN if there is none. */
    public double valueFrom(int step) {
        int index = indexOf(step);
        int first = index < 0 ? -index - 1 : index;
        return first == steps.length ? Double.NaN : value(first);
    }

    /** True if the last report is the first one at this step or later. */
    public boolean justReached(int step) {
        return !isEmpty() && lastStep() >= step && (size() == 1 || steps[size() - 2] < step);
    }

    /** The best value so far, passing over NaN; NaN if there is no other. */
    public double best(Direction direction) {
        return best(direction, 0, size());
    }

    /** The best of the values with indices from {@code from} up to before {@code to}, in the same way. */
    public double best(Direction direction, int from, int to) {
        double best = Double.NaN;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(best) || direction.isBetter(value(i), best)) {
                best = value(i);
            }
        }
        return best;
    }
}
