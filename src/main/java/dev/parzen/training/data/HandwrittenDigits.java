package dev.parzen.training.data;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws digits as if by many hands. Each image has its own hand: one of the ways to write the digit, with points moved
 * at random, a slow waver, slant, turn, size, place, and a pen whose breadth changes along the stroke. The image of an
 * index depends on the seed and the index alone.
 */
final class HandwrittenDigits {
    static final int SIDE = 28;

    private static final int STEPS = 7;

    private final long seed;

    HandwrittenDigits(long seed) {
        this.seed = seed;
    }

    /** Which digit the image shows. */
    int digit(long index) {
        return random(index).nextInt(10);
    }

    /** The image, {@link #SIDE} rows of as many pixels from 0 (paper) to 1 (ink). */
    float[] image(long index) {
        Random random = random(index);
        int digit = random.nextInt(10);
        double[][][] strokes = DigitShapes.strokes(digit, random.nextInt(DigitShapes.count(digit)));
        Canvas canvas = new Canvas(SIDE);
        Hand hand = new Hand(random);
        double[] end = {};
        double[] movedEnd = {};
        for (double[][] stroke : strokes) {
            double[][] moved = Arrays.stream(stroke).map(hand::moved).toArray(double[][]::new);
            moved[0] = Arrays.equals(stroke[0], end) ? movedEnd : moved[0]; // the pen was not lifted
            draw(moved, hand, canvas);
            end = stroke[stroke.length - 1];
            movedEnd = moved[moved.length - 1];
        }
        return inked(canvas.pixels(), random);
    }

    /** Draws the Catmull-Rom spline through the points. */
    private static void draw(double[][] points, Hand hand, Canvas canvas) {
        double[] from = hand.placed(points[0]);
        for (int i = 0; i + 1 < points.length; i++) {
            double[] before = points[Math.max(0, i - 1)];
            double[] after = points[Math.min(points.length - 1, i + 2)];
            for (int step = 1; step <= STEPS; step++) {
                double[] to = hand.placed(spline(before, points[i], points[i + 1], after, step / (double) STEPS));
                canvas.line(from[0], from[1], to[0], to[1], hand.radius(), hand.softness);
                from = to;
            }
        }
    }

    private static double[] spline(double[] a, double[] b, double[] c, double[] d, double t) {
        double[] point = new double[2];
        for (int k = 0; k < 2; k++) {
            point[k] = 0.5
                    * (2 * b[k]
                            + (c[k] - a[k]) * t
                            + (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t
                            + (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
        }
        return point;
    }

    /** Gives ink its grain and the whole its darkness; paper stays paper. */
    private static float[] inked(float[] pixels, Random random) {
        double darkness = 0.85 + 0.15 * random.nextDouble();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] > 0) {
                double ink = pixels[i] * darkness + 0.05 * random.nextGaussian() * pixels[i];
                pixels[i] = (float) Math.max(0, Math.min(1, ink));
            }
        }
        return pixels;
    }

    private Random random(long index) {
        long mixed = seed * 0x9E3779B97F4A7C15L + index; // SplitMix64, so that neighbours are unlike
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Random(mixed ^ mixed >>> 31);
    }

    /** How one person held the pen for one digit. */
    private static final class Hand {
        private final Random random;
        private final double slant;
        private final double turn;
        private final double width;
        private final double height;
        private final double shiftX;
        private final double shiftY;
        private final double waverX;
        private final double waverY;
        private final double phase;
        private final double breadth;
        private final double softness;
        private final double unsteadiness;
        private double travelled;

        Hand(Random random) {
            this.random = random;
            slant = 0.12 + 0.22 * random.nextGaussian();
            turn = 0.10 * random.nextGaussian();
            height = 18.5 + 1.6 * random.nextGaussian();
            width = height * (0.72 + 0.11 * random.nextGaussian());
            shiftX = 1.1 * random.nextGaussian();
            shiftY = 0.9 * random.nextGaussian();
            waverX = 0.05 * random.nextGaussian();
            waverY = 0.04 * random.nextGaussian();
            phase = 2 * Math.PI * random.nextDouble();
            breadth = Math.max(0.65, 1.15 + 0.32 * random.nextGaussian());
            softness = 1.0 + 0.5 * random.nextDouble();
            unsteadiness = 0.02 + 0.03 * random.nextDouble();
        }

        /** A point of the shape where this hand puts it, in the unit box. */
        double[] moved(double[] point) {
            return new double[] {
                point[0] + unsteadiness * random.nextGaussian(), point[1] + unsteadiness * random.nextGaussian()
            };
        }

        /** A point of the unit box, in pixels. */
        double[] placed(double[] point) {
            double x = point[0] - 0.5 + waverX * StrictMath.sin(2 * Math.PI * point[1] + phase);
            double y = point[1] - 0.5 + waverY * StrictMath.sin(2 * Math.PI * point[0] + phase);
            double u = width * x - slant * height * y;
            double v = height * y;
            double sin = StrictMath.sin(turn);
            double cos = StrictMath.cos(turn);
            return new double[] {SIDE / 2.0 + shiftX + cos * u - sin * v, SIDE / 2.0 + shiftY + sin * u + cos * v};
        }

        /** The radius of the pen at the next piece of the stroke, in pixels. */
        double radius() {
            travelled += 0.35;
            return breadth * (1 + 0.15 * StrictMath.sin(travelled + phase));
        }
    }
}
