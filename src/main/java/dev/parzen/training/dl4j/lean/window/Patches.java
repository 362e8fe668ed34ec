package dev.parzen.training.dl4j.lean.window;

import java.util.Arrays;

/**
 * Lays side by side what a window sees of a row, so that a convolution becomes a product of matrices ("im2col"): a line
 * for each input of the window in each channel, which has a number for each place; 0 where there is padding. It goes by
 * way of strips: a channel's lines as column j of the window sees them, of which row i of the window takes those from the
 * i-th on, in one piece if the window moves by one line.
 */
public final class Patches {
    private final int channels;
    private final Axis down;
    private final Axis across;
    private final int pitch;
    private final float[][] strips;
    private final float[] slopes;

    /** @param pitch the length of a line: the places of as many rows as are laid side by side */
    public Patches(Window upright, int pitch) {
        Window window = upright.lying();
        this.pitch = pitch;
        channels = window.channels();
        down = window.down();
        across = window.across();
        int height = (down.places() - 1) * down.stride() + down.size();
        strips = new float[across.size()][height * across.places()];
        slopes = new float[height * across.places()];
    }

    /** Lays out the row that begins at {@code from}; its first place becomes column {@code column}. */
    public void lay(float[] x, int from, float[] lines, int column) {
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < across.size(); j++) {
                fill(strips[j], j, x, from + channel * down.inputs() * across.inputs());
                for (int i = 0; i < down.size(); i++) {
                    layStrip(strips[j], i, lines, line(channel, i, j) + column);
                }
            }
        }
    }

    private int line(int channel, int i, int j) {
        return ((channel * down.size() + i) * across.size() + j) * pitch;
    }

    /** Puts in what is inside; around it there is 0 from the beginning. */
    private void fill(float[] strip, int j, float[] x, int plane) {
        int first = across.first(j);
        int count = across.end(j) - first;
        int source = plane + across.input(first, j);
        int target = down.before() * across.places() + first;
        for (int line = 0; line < seen(); line++) {
            copy(x, source + line * across.inputs(), strip, target + line * across.places(), count);
        }
    }

    /** How many of a channel's lines are seen at all: windows that do not reach the far edge leave some out. */
    private int seen() {
        return Math.min(down.inputs(), slopes.length / across.places() - down.before());
    }

    private void copy(float[] x, int from, float[] strip, int to, int count) {
        int step = across.stride();
        if (step == 1) {
            System.arraycopy(x, from, strip, to, Math.max(0, count));
        } else {
            for (int i = 0; i < count; i++) {
                strip[to + i] = x[from + i * step];
            }
        }
    }

    private void layStrip(float[] strip, int i, float[] lines, int to) {
        int width = across.places();
        if (down.stride() == 1) {
            System.arraycopy(strip, i * width, lines, to, down.places() * width);
            return;
        }
        for (int place = 0; place < down.places(); place++) {
            System.arraycopy(strip, (place * down.stride() + i) * width, lines, to + place * width, width);
        }
    }

    /** The inverse for gradients: adds to each number of the row what the lines have of it. */
    public void gather(float[] lines, int column, float[] x, int to) {
        for (int channel = 0; channel < channels; channel++) {
            for (int j = 0; j < across.size(); j++) {
                Arrays.fill(slopes, 0);
                for (int i = 0; i < down.size(); i++) {
                    gatherStrip(lines, line(channel, i, j) + column, i);
                }
                empty(j, x, to + channel * down.inputs() * across.inputs());
            }
        }
    }

    private void gatherStrip(float[] lines, int from, int i) {
        int width = across.places();
        if (down.stride() == 1) {
            add(lines, from, slopes, i * width, down.places() * width);
            return;
        }
        for (int place = 0; place < down.places(); place++) {
            add(lines, from + place * width, slopes, (place * down.stride() + i) * width, width);
        }
    }

    private void empty(int j, float[] x, int plane) {
        int first = across.first(j);
        int count = across.end(j) - first;
        int target = plane + across.input(first, j);
        int source = down.before() * across.places() + first;
        for (int line = 0; line < seen(); line++) {
            spread(source + line * across.places(), x, target + line * across.inputs(), count);
        }
    }

    private void spread(int from, float[] x, int to, int count) {
        int step = across.stride();
        if (step == 1) {
            add(slopes, from, x, to, count);
        } else {
            for (int i = 0; i < count; i++) {
                x[to + i * step] += slopes[from + i];
            }
        }
    }

    private static void add(float[] source, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += source[from + i];
        }
    }
}
