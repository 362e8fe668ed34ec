package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.benchmark.ResultsJson;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.sampler.Driver;
import dev.parzen.sampler.Random;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Direction;
import dev.parzen.wire.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkCommandTest {
    private static final int SEEDS = 3;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    /** The regrets are computed once more from the points that a sampler without memory draws. */
    @Test
    void writesTheRegretsOfEveryStudy() throws IOException {
        ResultsJson results = run("--samplers=random", "--functions=branin-2,sphere-5", "--budgets=9,4");
        assertThat(results.isComplete()).isTrue();
        assertThat(results.settings().budgets()).containsExactly(4, 9);
        assertThat(results.results()).hasSize(2 * 2);
        for (ResultsJson.Cell cell : results.results()) {
            BenchmarkFunction function =
                    cell.function().equals("branin-2") ? BenchmarkFunction.BRANIN_2 : BenchmarkFunction.SPHERE_5;
            double[] expected = IntStream.range(0, SEEDS)
                    .mapToDouble(seed -> regret(function, seed, cell.budget()))
                    .toArray();
            assertThat(cell.seeds()).containsExactly(0, 1, 2);
            assertThat(cell.values().stream().mapToDouble(x -> x).toArray()).containsExactly(expected, within(1e-12));
            assertThat(cell.askMillis()).hasSize(SEEDS).allMatch(millis -> millis > 0);
            assertThat(cell.fallbacks()).isZero();
            Arrays.sort(expected);
            assertThat(cell.median()).isEqualTo(expected[1]);
        }
        double mean = Math.sqrt(median(results, "branin-2", 9) * median(results, "sphere-5", 9));
        assertThat(results.means().get(1).budget()).isEqualTo(9);
        assertThat(results.means().get(1).geometricMean()).isCloseTo(mean, within(1e-12));
    }

    @Test
    void printsATableForEachBudgetWithAColumnForEachSampler() throws IOException {
        ResultsJson results = run(
                "--samplers=random,{\"type\":\"tpe\",\"candidates\":3}",
                "--functions=branin-2",
                "--budgets=5,7",
                "--in-flight=1,2");
        assertThat(results.samplers().get(1).sampler().get("candidates").asInt())
                .isEqualTo(3);
        assertThat(results.results()).hasSize(2 * 2 * 2);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("After "))
                .containsExactly(
                        "After 5 trials, 1 in flight, 3 seeds: median normalised regret",
                        "After 7 trials, 1 in flight, 3 seeds: median normalised regret",
                        "After 5 trials, 2 in flight, 3 seeds: median normalised regret",
                        "After 7 trials, 2 in flight, 3 seeds: median normalised regret");
        String row = lines.stream()
                .filter(line -> line.startsWith("| branin-2 "))
                .findFirst()
                .orElseThrow();
        String[] cells = row.split("\\|");
        assertThat(Double.parseDouble(cells[2].strip()))
                .isCloseTo(
                        results.results().get(0).median(),
                        within(1e-3 * results.results().get(0).median()));
        assertThat(cells).hasSize(4);
        assertThat(errors.toString()).contains("12/12 studies");
    }

    /** Eight that are asked before the eight are told: the first eight points see nothing told. */
    @Test
    void asksForAsManyAsAreInFlight() throws IOException {
        String samplers = "--samplers={\"type\":\"tpe\",\"startupTrials\":1}";
        ResultsJson one = run(samplers, "--functions=sphere-5", "--budgets=8", "--in-flight=1,8");
        List<Double> sequential = one.results().get(0).values();
        List<Double> parallel = one.results().get(1).values();
        assertThat(one.results().get(1).inFlight()).isEqualTo(8);
        assertThat(parallel).isNotEqualTo(sequential);
        assertThat(run(samplers, "--functions=sphere-5", "--budgets=8", "--in-flight=8", "--threads=1")
                        .results()
                        .get(0)
                        .values())
                .isEqualTo(parallel);
    }

    @Test
    void measuresHypervolumeWhereThereAreSeveralValues() throws IOException {
        ResultsJson results = run("--samplers=random", "--functions=fronts", "--budgets=20");
        assertThat(results.results()).extracting(ResultsJson.Cell::measure).containsOnly("hypervolume");
        assertThat(results.results()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(results.results().get(i).median())
                    .isPositive()
                    .isLessThan(results.functions().get(i).frontHypervolume());
        }
        assertThat(out.toString()).contains("median hypervolume").doesNotContain("regret");
    }

    private ResultsJson run(String... arguments) throws IOException {
        Path json = folder.resolve("out.json");
        CommandLine line = new Commands(Object.class).commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(errors, true));
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("benchmark", "--seeds=" + SEEDS, "--json=" + json),
                        Arrays.stream(arguments))
                .toArray(String[]::new);
        assertThat(line.execute(all)).as(errors.toString()).isZero();
        return Json.read(Files.readString(json), ResultsJson.class);
    }

    private static double regret(BenchmarkFunction function, int seed, int trials) {
        Driver driver = new Driver(new Random(OptionalLong.empty()), seed, function.space(), Direction.MINIMIZE);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < trials; i++) {
            Map<String, ParameterValue> point = Driver.values(driver.ask());
            best = Math.min(best, function.evaluate(point));
        }
        return (best - function.minimum()) / (function.randomMedian() - function.minimum());
    }

    private static double median(ResultsJson results, String function, int budget) {
        return results.results().stream()
                .filter(cell -> cell.function().equals(function) && cell.budget() == budget)
                .findFirst()
                .orElseThrow()
                .median();
    }
}
