package dev.parzen.trial;

import java.util.Arrays;

/** Numbers in ascending order, none of them NaN. */
public final class SortedValues {
    static final SortedValues NONE = new SortedValues(new double[0]);

    private final double[] ascending;

    private SortedValues(double[] ascending) {
        this.ascending = ascending;
    }

    public int size() {
        return ascending.length;
    }

    /** The number at an index, from 0 for the lowest. */
    public double get(int index) {
        return ascending[index];
    }

    /** How many are lower than a number. */
    public int countBelow(double value) {
        return firstIndex(value, false);
    }

    /** How many are higher than a number. */
    public int countAbove(double value) {
        return ascending.length - firstIndex(value, true);
    }

    /** How many are better than a number. */
    public int countBetter(double value, Direction direction) {
        return direction == Direction.MINIMIZE ? countBelow(value) : countAbove(value);
    }

    @Override
    public String toString() {
        return Arrays.toString(ascending);
    }

    /** With further numbers, of which those that are NaN are left out. */
    SortedValues with(double[] added) {
        double[] fresh = Arrays.stream(added)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (fresh.length == 0) {
            return this;
        }
        double[] all = new double[ascending.length + fresh.length];
        int old = 0;
        for (int i = 0; i < fresh.length; i++) {
            int end = Math.max(old, firstIndex(fresh[i], true));
            System.arraycopy(ascending, old, all, old + i, end - old);
            all[end + i] = fresh[i];
            old = end;
        }
        System.arraycopy(ascending, old, all, old + fresh.length, ascending.length - old);
        return new SortedValues(all);
    }

    /** The first index whose number is higher, or not lower. */
    private int firstIndex(double value, boolean higher) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean isBefore = higher ? ascending[middle] <= value : ascending[middle] < value;
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        return low;
    }
}
