package dev.parzen.training.dl4j.lean;

/**
 * The numbers of a row as channels of height times width places, channel after channel and line after line; a plain row
 * is as many channels of one place.
 */
record Planes(int channels, int height, int width) {

    static Planes row(int size) {
        return new Planes(size, 1, 1);
    }

    /** How many places a channel has. */
    int area() {
        return Math.multiplyExact(height, width);
    }

    /** How many numbers there are. */
    int size() {
        return Math.multiplyExact(channels, area());
    }

    boolean isRow() {
        return area() == 1;
    }
}
