package dev.parzen.training.data.image;

/**
 * An image: {@code values[(y · width + x) · channels + c]} from 0 to 255.
 *
 * @param values not copied
 */
public record Pixels(int width, int height, int channels, float[] values) {

    /**
     * The image in another size by bilinear interpolation between the middles of pixels: pixel i of n lies at (i + ½)·N/n −
     * ½ of N, and beyond the outermost middles their values go on. Nothing is smoothed where the image gets smaller.
     */
    public Pixels resized(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        float[] resized = new float[newWidth * newHeight * channels];
        for (int y = 0; y < newHeight; y++) {
            double v = place(y, newHeight, height);
            for (int x = 0; x < newWidth; x++) {
                double u = place(x, newWidth, width);
                for (int c = 0; c < channels; c++) {
                    resized[(y * newWidth + x) * channels + c] = (float) between(u, v, c);
                }
            }
        }
        return new Pixels(newWidth, newHeight, channels, resized);
    }

    private static double place(int i, int n, int all) {
        return Math.max(0, Math.min(all - 1, (i + 0.5) * all / n - 0.5));
    }

    private double between(double u, double v, int c) {
        int left = (int) u;
        int top = (int) v;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double upper = at(left, top, c) + (u - left) * (at(right, top, c) - at(left, top, c));
        double lower = at(left, bottom, c) + (u - left) * (at(right, bottom, c) - at(left, bottom, c));
        return upper + (v - top) * (lower - upper);
    }

    private double at(int x, int y, int c) {
        return values[(y * width + x) * channels + c];
    }

    /** Its numbers as bytes from 0 to 255, rounded. */
    public byte[] bytes() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(values[i]);
        }
        return bytes;
    }
}
