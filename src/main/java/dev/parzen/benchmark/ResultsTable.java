package dev.parzen.benchmark;

import dev.parzen.benchmark.problem.Problem;
import dev.parzen.benchmark.problem.Suite;
import dev.parzen.benchmark.problem.Yardstick.Regret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Results as tables in Markdown: one for each budget and number in flight, a column for each sampler. */
public final class ResultsTable {
    private static final String UNKNOWN = "-";

    private final Results results;
    private final Plan plan;

    public ResultsTable(Results results) {
        this.results = results;
        this.plan = results.plan();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (int inFlight : plan.inFlight()) {
            for (int budget : plan.budgets()) {
                part("median normalised regret", budget, inFlight, problem -> problem.yardstick() instanceof Regret)
                        .ifPresent(parts::add);
                part("median hypervolume", budget, inFlight, problem -> !(problem.yardstick() instanceof Regret))
                        .ifPresent(parts::add);
            }
        }
        return String.join("\n", parts);
    }

    private Optional<String> part(String measure, int budget, int inFlight, Predicate<Problem> wanted) {
        List<Problem> problems = plan.problems().stream().filter(wanted).toList();
        if (problems.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("", Contender::name));
        for (Suite suite : Suite.values()) {
            rows.addAll(suiteRows(suite, problems, budget, inFlight));
        }
        boolean several = problems.stream().map(Problem::suite).distinct().count() > 1;
        if (several) {
            rows.add(figures("**geometric mean of all**", one -> results.geometricMean(one, inFlight, budget, wanted)));
        }
        rows.add(figures(
                "ms for a suggestion, median",
                one -> results.millis(one, inFlight, budget, wanted, Measurement::askMillis)));
        rows.add(figures(
                "ms for a suggestion, mean",
                one -> results.millis(one, inFlight, budget, wanted, Measurement::meanMillis)));
        String title =
                "After " + budget + " trials, " + inFlight + " in flight, " + plan.seeds() + " seeds: " + measure;
        return Optional.of(title + "\n\n" + aligned(rows));
    }

    private List<List<String>> suiteRows(Suite suite, List<Problem> problems, int budget, int inFlight) {
        List<List<String>> rows = new ArrayList<>();
        problems.stream()
                .filter(problem -> problem.suite() == suite)
                .forEach(problem ->
                        rows.add(figures(problem.name(), one -> results.score(one, problem, inFlight, budget))));
        if (!rows.isEmpty() && suite != Suite.FRONTS) {
            rows.add(figures(
                    "**geometric mean, " + suite.label() + "**",
                    one -> results.geometricMean(one, inFlight, budget, problem -> problem.suite() == suite)));
        }
        return rows;
    }

    private List<String> figures(String name, Function<Contender, OptionalDouble> figure) {
        return row(name, one -> {
            OptionalDouble value = figure.apply(one);
            return value.isPresent() ? number(value.getAsDouble()) : UNKNOWN;
        });
    }

    private List<String> row(String name, Function<Contender, String> cell) {
        List<String> cells = new ArrayList<>(List.of(name));
        plan.samplers().stream().map(cell).forEach(cells::add);
        return cells;
    }

    /** Four significant digits, without an exponent where that is short: 0.01234, 14.55, 1.234e-05. */
    static String number(double value) {
        boolean isPlain = value == 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5;
        return String.format(Locale.ROOT, isPlain ? "%.4g" : "%.3e", value);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        Arrays.setAll(
                widths,
                column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow());
        StringBuilder text = new StringBuilder(line(rows.get(0), widths));
        text.append(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n")));
        rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < widths.length; column++) {
            line.append(' ')
                    .append(row.get(column))
                    .append(" ".repeat(widths[column] - row.get(column).length()))
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
