package dev.parzen.training.dl4j.lean.number;

import java.util.Arrays;

/** Sums over the rows of a row-major matrix that has as many columns as {@code sums} has elements. */
public final class Columns {
    private Columns() {}

    public static void sum(float[] matrix, float[] sums, int rows) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < rows; row++) {
            add(matrix, row * sums.length, sums);
        }
    }

    /** Sums of the products of the elements of two matrices. */
    public static void sumOfProducts(float[] matrix, float[] other, float[] sums, int rows) {
        Arrays.fill(sums, 0);
        for (int row = 0; row < rows; row++) {
            addProducts(matrix, other, row * sums.length, sums);
        }
    }

    /** Sums of {@code size} neighbours each; in double precision, as they may be many. */
    public static void fold(float[] numbers, float[] sums, int size) {
        for (int i = 0; i < sums.length; i++) {
            double sum = 0;
            for (int j = i * size; j < (i + 1) * size; j++) {
                sum += numbers[j];
            }
            sums[i] = (float) sum;
        }
    }

    private static void add(float[] matrix, int from, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += matrix[from + j];
        }
    }

    private static void addProducts(float[] matrix, float[] other, int from, float[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += matrix[from + j] * other[from + j];
        }
    }
}
