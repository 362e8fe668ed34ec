package dev.parzen.cli;

import dev.parzen.training.TestMetrics;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints how the best network does on rows that no trial has seen. */
final class TestReport {
    /** A wider matrix does not fit a screen. */
    private static final int MOST_CLASSES = 12;

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
        if (result.test() == null) {
            out.println("Test         none: the data have no test part");
            return;
        }
        TestMetrics test = result.test();
        out.println("Test         trial " + result.trial() + ", " + what + ", " + test.examples() + " rows");
        out.printf(
                Locale.ROOT,
                "             accuracy %.4f  loss %.4f  precision %.4f  recall %.4f  F1 %.4f%n",
                test.accuracy(),
                test.loss(),
                test.precision(),
                test.recall(),
                test.f1());
        if (test.classes().size() <= MOST_CLASSES) {
            printConfusion(test);
        }
    }

    private void printConfusion(TestMetrics test) {
        int width = 1
                + Stream.concat(
                                test.classes().stream(),
                                test.confusion().stream().flatMap(List::stream).map(String::valueOf))
                        .mapToInt(String::length)
                        .max()
                        .orElse(1);
        out.println("Confusion    rows: the true class, columns: the predicted one");
        out.println("             " + row("", test.classes(), width));
        for (int i = 0; i < test.classes().size(); i++) {
            List<String> cells =
                    test.confusion().get(i).stream().map(String::valueOf).toList();
            out.println("             " + row(test.classes().get(i), cells, width));
        }
    }

    private static String row(String head, List<String> cells, int width) {
        return Stream.concat(Stream.of(head), cells.stream())
                .map(cell -> " ".repeat(width - cell.length()) + cell)
                .collect(Collectors.joining());
    }
}
