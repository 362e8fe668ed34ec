package dev.parzen.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rows of a history in some order. Immutable: with more rows it is another. */
public final class Order {
    static final Order EMPTY = new Order(new int[0]);

    /** From so many new rows on, sorting them and merging beats inserting them one by one. */
    private static final int MANY = 8;

    private final int[] rows;

    private Order(int[] rows) {
        this.rows = rows;
    }

    public int size() {
        return rows.length;
    }

    /** The row at a position of the order. */
    public int row(int position) {
        return rows[position];
    }

    /** With the new rows at their places. */
    Order plus(List<Integer> added, Comparator<Integer> comparator) {
        if (added.isEmpty()) {
            return this;
        }
        return new Order(added.size() < MANY ? inserted(added, comparator) : merged(added, comparator));
    }

    private int[] inserted(List<Integer> added, Comparator<Integer> comparator) {
        int[] all = rows;
        for (int row : added) {
            int place = place(all, row, comparator);
            int[] longer = new int[all.length + 1];
            System.arraycopy(all, 0, longer, 0, place);
            longer[place] = row;
            System.arraycopy(all, place, longer, place + 1, all.length - place);
            all = longer;
        }
        return all;
    }

    private static int place(int[] sorted, int row, Comparator<Integer> comparator) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (comparator.compare(sorted[middle], row) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int[] merged(List<Integer> added, Comparator<Integer> comparator) {
        List<Integer> sorted = new ArrayList<>(added);
        sorted.sort(comparator);
        int[] all = new int[rows.length + sorted.size()];
        int old = 0;
        int young = 0;
        for (int i = 0; i < all.length; i++) {
            boolean takeOld = young == sorted.size()
                    || old < rows.length && comparator.compare(rows[old], sorted.get(young)) <= 0;
            all[i] = takeOld ? rows[old++] : sorted.get(young++);
        }
        return all;
    }
}
