package dev.parzen.training.data.storage;

/** How a number of a row lies in memory. */
enum Cells {
    /** As it is, in four bytes. */
    FLOATS(Float.BYTES),
    /** One byte b from 0 to 255 that means b / 255. */
    BYTES(1);

    private static final float[] SHARES = shares();

    private final int size;

    Cells(int size) {
        this.size = size;
    }

    /** How many bytes a number takes. */
    int size() {
        return size;
    }

    /** What a byte means. */
    static float share(byte b) {
        return SHARES[b & 0xff];
    }

    /** What {@code count} bytes mean. */
    static void shares(byte[] bytes, int from, float[] sink, int count) {
        for (int j = 0; j < count; j++) {
            sink[j] = SHARES[bytes[from + j] & 0xff];
        }
    }

    private static float[] shares() {
        float[] shares = new float[256];
        for (int b = 0; b < shares.length; b++) {
            shares[b] = b / 255f;
        }
        return shares;
    }
}
