package dev.parzen.training.data;

/** A square of grey pixels on which a round pen draws; 0 is paper and 1 is ink. */
final class Canvas {
    private final int side;
    private final float[] pixels;

    Canvas(int side) {
        this.side = side;
        this.pixels = new float[side * side];
    }

    /**
     * Draws a straight line, in pixels; pixel (i, j) has its middle at (i + ½, j + ½).
     *
     * @param radius of the pen
     * @param softness width of the edge on which ink fades
     */
    void line(double x0, double y0, double x1, double y1, double radius, double softness) {
        double reach = radius + softness;
        int left = inside(Math.min(x0, x1) - reach);
        int right = inside(Math.max(x0, x1) + reach);
        int bottom = inside(Math.max(y0, y1) + reach);
        for (int j = inside(Math.min(y0, y1) - reach); j <= bottom; j++) {
            for (int i = left; i <= right; i++) {
                double ink = 0.5 + (radius - distance(i + 0.5, j + 0.5, x0, y0, x1, y1)) / softness;
                int pixel = j * side + i;
                pixels[pixel] = Math.max(pixels[pixel], (float) Math.min(1, ink));
            }
        }
    }

    /** The pixels, row by row. */
    float[] pixels() {
        return pixels;
    }

    private int inside(double coordinate) {
        return (int) Math.max(0, Math.min(side - 1, Math.floor(coordinate)));
    }

    private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
        double px = x - x0 - t * dx;
        double py = y - y0 - t * dy;
        return Math.sqrt(px * px + py * py);
    }
}
