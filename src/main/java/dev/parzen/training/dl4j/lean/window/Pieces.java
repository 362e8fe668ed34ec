package dev.parzen.training.dl4j.lean.window;

/**
 * For each input of a window, and each line of the places where it stands: which inputs of a channel it meets there. Piece
 * i is {@code count} places from {@code to} on, whose input number {@code k} of the window lies at {@code from} and every
 * {@code step} behind it. What padding covers belongs to no piece. Pieces are in the order of k.
 */
public final class Pieces {
    public final int[] k;
    public final int[] from;
    public final int[] to;
    public final int[] count;
    public final int step;
    private int size;

    public Pieces(Window upright) {
        Window window = upright.lying();
        int most = Math.toIntExact(window.pieces());
        k = new int[most];
        from = new int[most];
        to = new int[most];
        count = new int[most];
        step = window.across().stride();
        for (int i = 0; i < window.down().size(); i++) {
            for (int j = 0; j < window.across().size(); j++) {
                add(window, i, j);
            }
        }
    }

    public int size() {
        return size;
    }

    private void add(Window window, int i, int j) {
        Axis down = window.down();
        Axis across = window.across();
        int first = across.first(j);
        int length = across.end(j) - first;
        for (int line = down.first(i); line < down.end(i) && length > 0; line++) {
            add(
                    i * across.size() + j,
                    down.input(line, i) * across.inputs() + across.input(first, j),
                    line * across.places() + first,
                    length);
        }
    }

    /** Lines that lie behind each other in both arrays are one piece. */
    private void add(int number, int source, int target, int length) {
        int last = size - 1;
        if (last >= 0
                && k[last] == number
                && from[last] + count[last] * step == source
                && to[last] + count[last] == target) {
            count[last] += length;
            return;
        }
        k[size] = number;
        from[size] = source;
        to[size] = target;
        count[size] = length;
        size++;
    }
}
