package dev.parzen.training.dl4j.lean;

/**
 * Lays side by side what a window sees of a row, so that a convolution becomes a product of matrices ("im2col"): a line
 * for each input of the window in each channel, which has a number for each place. What is outside is left as it is.
 */
final class Patches {
    private final Window window;
    private final Pieces pieces;
    private final int pitch;

    /** @param pitch the length of a line: the places of as many rows as are laid side by side */
    Patches(Window window, int pitch) {
        this.window = window;
        this.pitch = pitch;
        pieces = new Pieces(window);
    }

    /** Lays out the row that begins at {@code from}; its first place becomes column {@code column}. */
    void lay(float[] x, int from, float[] lines, int column) {
        for (int channel = 0; channel < window.channels(); channel++) {
            int source = from + channel * window.inputs();
            int target = column + channel * window.area() * pitch;
            for (int i = 0; i < pieces.size(); i++) {
                copy(x, source + pieces.from[i], lines, target + pieces.k[i] * pitch + pieces.to[i], pieces.count[i]);
            }
        }
    }

    private void copy(float[] x, int from, float[] lines, int to, int count) {
        if (pieces.step == 1) {
            System.arraycopy(x, from, lines, to, count);
        } else {
            for (int i = 0; i < count; i++) {
                lines[to + i] = x[from + i * pieces.step];
            }
        }
    }

    /** The inverse for gradients: adds to each number of the row what the lines have of it. */
    void gather(float[] lines, int column, float[] x, int to) {
        for (int channel = 0; channel < window.channels(); channel++) {
            int target = to + channel * window.inputs();
            int source = column + channel * window.area() * pitch;
            for (int i = 0; i < pieces.size(); i++) {
                add(lines, source + pieces.k[i] * pitch + pieces.to[i], x, target + pieces.from[i], pieces.count[i]);
            }
        }
    }

    private void add(float[] lines, int from, float[] x, int to, int count) {
        if (pieces.step == 1) {
            for (int i = 0; i < count; i++) {
                x[to + i] += lines[from + i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                x[to + i * pieces.step] += lines[from + i];
            }
        }
    }
}
