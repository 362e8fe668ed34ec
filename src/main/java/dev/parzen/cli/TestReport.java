package dev.parzen.cli;

import dev.parzen.objective.network.Measure;
import dev.parzen.training.TestMetrics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints how the best network does on rows that no trial has seen. */
final class TestReport {
    /** A wider matrix does not fit a screen. */
    private static final int MOST_CLASSES = 12;

    private static final List<List<Measure>> LINES = List.of(
            List.of(Measure.ACCURACY, Measure.EXACT_MATCH, Measure.LOSS, Measure.ROC_AUC),
            List.of(Measure.PRECISION, Measure.RECALL, Measure.F1),
            List.of(Measure.WEIGHTED_PRECISION, Measure.WEIGHTED_RECALL, Measure.WEIGHTED_F1),
            List.of(Measure.R2, Measure.MSE, Measure.RMSE, Measure.MAE));

    private final PrintWriter out;

    TestReport(PrintWriter out) {
        this.out = out;
    }

    /** @param chosen the trial that would be measured now */
    void print(FinalJson result, int chosen) {
        print(result);
        if (result.looksSoFar() > 1) {
            out.println("             The study has looked at its test data " + result.looksSoFar()
                    + " times: the more it looks, the less the figures say about new data.");
        }
        if (result.trial() != chosen) {
            out.println("             That was measured before; now trial " + chosen
                    + " would be: \"finalize --again\" does it, and counts the look.");
        }
    }

    private void print(FinalJson result) {
        String what = result.procedure().equals("retrain")
                ? "its network trained anew on training and validation data"
                : "the network it kept";
        Optional<TestMetrics> measured = result.metrics();
        if (measured.isEmpty()) {
            out.println("Test         none: the data have no test part");
            return;
        }
        TestMetrics test = measured.get();
        out.println("Test         trial " + result.trial() + ", " + what + ", " + test.examples() + " rows");
        shown(test).forEach(figures -> out.println("             " + figures));
        if (isMatrix(test) && test.names().size() <= MOST_CLASSES) {
            printConfusion(test);
        }
    }

    /** The figures that there are, some to a line. */
    private static List<String> shown(TestMetrics test) {
        return LINES.stream()
                .map(line -> line.stream()
                        .filter(test.figures()::containsKey)
                        .map(measure -> measure.label() + " " + String.format(Locale.ROOT, "%.4f", test.of(measure)))
                        .collect(Collectors.joining("  ")))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** True of classes; several labels have a line of four each. */
    private static boolean isMatrix(TestMetrics test) {
        return !test.confusion().isEmpty() && !test.figures().containsKey(Measure.EXACT_MATCH);
    }

    private void printConfusion(TestMetrics test) {
        int width = 1
                + Stream.concat(
                                test.names().stream(),
                                test.confusion().stream().flatMap(List::stream).map(String::valueOf))
                        .mapToInt(String::length)
                        .max()
                        .orElse(1);
        out.println("Confusion    rows: the true class, columns: the predicted one");
        out.println("             " + row("", test.names(), width));
        for (int i = 0; i < test.names().size(); i++) {
            List<String> cells =
                    test.confusion().get(i).stream().map(String::valueOf).toList();
            out.println("             " + row(test.names().get(i), cells, width));
        }
    }

    private static String row(String head, List<String> cells, int width) {
        return Stream.concat(Stream.of(head), cells.stream())
                .map(cell -> " ".repeat(width - cell.length()) + cell)
                .collect(Collectors.joining());
    }
}
