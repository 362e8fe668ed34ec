package dev.parzen.training.dl4j.lean.window;

import org.deeplearning4j.nn.conf.ConvolutionMode;

/** A window that moves over each channel, down its lines and across them. */
public record Window(int channels, Axis down, Axis across) {

    /** The window as DL4J sees it: extents are height, width. */
    public static Window of(Planes input, int[] size, int[] stride, ConvolutionMode mode) {
        return new Window(
                input.channels(),
                Axis.of(input.height(), size[0], stride[0], mode),
                Axis.of(input.width(), size[1], stride[1], mode));
    }

    /** The one that covers a channel. */
    public static Window whole(Planes input) {
        return new Window(input.channels(), Axis.whole(input.height()), Axis.whole(input.width()));
    }

    /** A channel that is a column is the same as a line, which is better for loops. */
    Window lying() {
        boolean isColumn = across.inputs() == 1 && across.size() == 1 && across.stride() == 1;
        return isColumn ? new Window(channels, across, down) : this;
    }

    /** How many inputs the window has, in one channel. */
    public int area() {
        return Math.multiplyExact(down.size(), across.size());
    }

    /** How many places it stands at. */
    public int places() {
        return Math.multiplyExact(down.places(), across.places());
    }

    /** How many inputs a channel has. */
    public int inputs() {
        return down.inputs() * across.inputs();
    }

    /** What it makes, if it makes so many channels. */
    public Planes output(int made) {
        return new Planes(made, down.places(), across.places());
    }

    /** How many pieces {@link Pieces} cuts a channel into at the most. */
    public long pieces() {
        return (long) area() * down.places();
    }
}
