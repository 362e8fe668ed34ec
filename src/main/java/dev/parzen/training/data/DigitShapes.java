package dev.parzen.training.data;

import java.util.Arrays;
import java.util.List;

/**
 * How people write the digits. A shape is some strokes; a stroke is points that the pen passes, in a box one wide and
 * one high with y downwards. In the notation here strokes are parted by {@code /} and points by blanks, and coordinates
 * are hundredths.
 */
final class DigitShapes {
    private static final List<List<String>> SHAPES = List.of(
            List.of(
                    "55,3 25,12 8,40 10,72 32,96 62,95 88,70 92,38 78,10 50,3",
                    "50,0 24,20 18,52 26,84 50,100 74,84 82,50 74,18 48,1 36,6",
                    "70,8 40,2 14,26 8,62 28,94 60,98 88,72 90,34 72,8 52,10"),
            List.of("52,0 50,50 49,100", "30,24 55,0 / 55,0 54,50 53,100", "30,22 55,0 / 55,0 54,98 / 26,100 80,99"),
            List.of(
                    "12,25 25,6 55,0 82,14 84,38 60,65 30,86 10,100 / 10,100 50,97 92,98",
                    "14,22 38,2 72,4 84,26 70,54 40,82 16,97 8,88 24,80 52,92 94,94",
                    "10,14 50,0 86,18 74,48 42,74 12,99 / 12,99 40,94 90,100"),
            List.of(
                    "15,10 45,0 78,10 80,30 60,46 38,48 / 38,48 70,50 90,70 78,93 45,100 12,90",
                    "12,3 50,4 85,3 / 85,3 64,22 45,42 / 45,42 82,52 90,75 65,97 30,98 10,86",
                    "18,6 56,0 82,18 66,40 44,46 62,46 86,62 82,88 48,100 14,94"),
            List.of(
                    "22,0 14,26 11,52 / 11,52 50,51 90,48 / 74,2 71,50 68,100",
                    "65,0 36,34 8,66 / 8,66 50,65 95,64 / 65,0 66,50 66,100",
                    "18,4 11,32 28,51 58,48 80,28 / 82,4 77,50 73,100"),
            List.of(
                    "85,3 55,3 25,4 / 25,4 22,22 20,42 / 20,42 50,36 82,50 86,76 62,97 30,98 10,86",
                    "86,4 52,1 27,8 22,34 48,42 80,58 82,84 50,100 14,92",
                    "24,6 21,26 18,46 / 18,46 48,40 78,52 82,78 56,98 14,94 / 22,6 52,5 88,0"),
            List.of(
                    "72,2 40,15 17,45 12,75 35,98 70,95 85,73 68,54 38,56 16,74",
                    "58,0 30,30 16,62 24,92 54,100 80,82 70,60 40,58 20,76",
                    "44,0 26,32 18,70 34,97 66,96 76,74 56,58 30,66 20,84"),
            List.of(
                    "10,5 50,4 90,4 / 90,4 62,45 42,100",
                    "12,6 52,5 88,5 / 88,5 62,48 44,100 / 34,54 58,51 82,50",
                    "11,22 14,5 / 14,5 52,8 88,3 / 88,3 68,36 56,68 50,100"),
            List.of(
                    "75,12 45,0 20,15 30,38 65,55 85,78 60,99 28,97 15,76 40,53 72,36 80,16 62,3",
                    "50,0 25,10 25,36 50,46 76,36 75,10 50,0 / 50,46 15,62 15,90 50,100 86,90 85,62 50,46",
                    "82,8 50,0 22,18 38,42 68,60 76,86 46,100 20,86 34,58 66,36 84,8"),
            List.of(
                    "80,20 55,2 22,12 15,36 40,52 70,42 80,20 / 80,20 77,60 72,100",
                    "82,18 58,0 26,10 18,38 42,52 72,40 82,16 / 82,16 82,54 66,88 30,100",
                    "76,14 48,2 20,22 28,46 58,44 78,18 / 78,12 68,54 50,100"));

    private DigitShapes() {}

    /** How many shapes a digit has. */
    static int count(int digit) {
        return SHAPES.get(digit).size();
    }

    /** The strokes of a shape: points (x, y) in the unit box. */
    static double[][][] strokes(int digit, int shape) {
        return Arrays.stream(SHAPES.get(digit).get(shape).split(" / "))
                .map(DigitShapes::stroke)
                .toArray(double[][][]::new);
    }

    private static double[][] stroke(String points) {
        return Arrays.stream(points.split(" ")).map(DigitShapes::point).toArray(double[][]::new);
    }

    private static double[] point(String point) {
        return Arrays.stream(point.split(","))
                .mapToDouble(x -> Double.parseDouble(x) / 100)
                .toArray();
    }
}
