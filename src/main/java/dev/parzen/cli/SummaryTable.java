package dev.parzen.cli;

import dev.parzen.objective.network.architecture.Memory;
import dev.parzen.objective.network.architecture.NetworkSummary;
import dev.parzen.space.ParameterValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a network as a table. */
final class SummaryTable {
    private final PrintWriter out;

    SummaryTable(PrintWriter out) {
        this.out = out;
    }

    void print(NetworkSummary summary, Map<String, ParameterValue> trial) {
        List<String[]> rows = Stream.concat(
                        Stream.of(
                                new String[] {"Layer", "Settings", "Output", "Parameters"},
                                new String[] {"input", "", summary.input().toString(), ""}),
                        summary.lines().stream().map(line -> new String[] {
                            line.name(), line.details(), line.output().toString(), grouped(line.parameters())
                        }))
                .toList();
        int[] widths = new int[4];
        rows.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        String format = "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s%n";
        rows.forEach(row -> out.printf(format, (Object[]) row));
        out.println();
        printTotals(summary);
        if (!trial.isEmpty()) {
            line(
                    "For",
                    trial.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + entry.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void printTotals(NetworkSummary summary) {
        line(
                "Parameters",
                grouped(summary.parameters()) + ": " + grouped(summary.trainable()) + " trainable, "
                        + grouped(summary.frozen()) + " not");
        Memory memory = summary.memory();
        line(
                "Memory",
                "about " + size(memory.total()) + " at batch size " + memory.batchSize() + ": parameters "
                        + size(memory.parameters()) + ", gradients " + size(memory.gradients()) + ", optimizer "
                        + size(memory.optimizer()) + ", activations " + size(memory.activations()));
    }

    private void line(String head, String text) {
        out.printf("%-10s  %s%n", head, text);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** In units of 1,000 bytes. */
    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
