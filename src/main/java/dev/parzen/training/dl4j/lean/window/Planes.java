package dev.parzen.training.dl4j.lean.window;

/**
 * The numbers of a row as channels of height times width places, channel after channel and line after line; a plain row
 * is as many channels of one place.
 */
public record Planes(int channels, int height, int width) {

    public static Planes row(int size) {
        return new Planes(size, 1, 1);
    }

    /** How many places a channel has. */
    public int area() {
        return Math.multiplyExact(height, width);
    }

    /** How many numbers there are. */
    public int size() {
        return Math.multiplyExact(channels, area());
    }

    public boolean isRow() {
        return area() == 1;
    }
}
