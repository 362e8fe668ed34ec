package dev.parzen.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well a model classifies rows it has never seen. Precision, recall and F1 are macro averages: the plain mean over
 * the classes, where a class for which the quotient is 0/0 counts 0.
 *
 * @param examples how many rows
 * @param loss mean over the rows
 * @param accuracy share of rows classified rightly, from 0 to 1
 * @param classes their names, in the order of the matrix
 * @param confusion row: the true class, column: the predicted one, entry: how many rows
 */
public record TestMetrics(
        int examples,
        double loss,
        double accuracy,
        double precision,
        double recall,
        double f1,
        List<String> classes,
        List<List<Integer>> confusion) {

    public TestMetrics {
        classes = List.copyOf(classes);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** The figures that follow from the loss and the confusion matrix. */
    public static TestMetrics of(double loss, List<String> classes, int[][] confusion) {
        int n = classes.size();
        int examples = 0;
        double right = 0;
        List<List<Integer>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(IntStream.of(confusion[i]).boxed().toList());
            examples += IntStream.of(confusion[i]).sum();
            right += confusion[i][i];
        }
        IntToDoubleFunction truly = c -> IntStream.of(confusion[c]).sum();
        IntToDoubleFunction predicted =
                c -> IntStream.range(0, n).map(i -> confusion[i][c]).sum();
        return new TestMetrics(
                examples,
                loss,
                right / examples,
                mean(n, c -> ratio(confusion[c][c], predicted.applyAsDouble(c))),
                mean(n, c -> ratio(confusion[c][c], truly.applyAsDouble(c))),
                mean(n, c -> ratio(2 * confusion[c][c], truly.applyAsDouble(c) + predicted.applyAsDouble(c))),
                classes,
                rows);
    }

    private static double mean(int classes, IntToDoubleFunction figure) {
        return IntStream.range(0, classes).mapToDouble(figure).average().orElse(0);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
