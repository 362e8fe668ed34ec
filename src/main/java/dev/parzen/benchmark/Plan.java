package dev.parzen.benchmark;

import dev.parzen.benchmark.problem.Problem;
import dev.parzen.benchmark.problem.Problems;
import dev.parzen.benchmark.problem.Suite;
import dev.parzen.space.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which studies are run: each sampler on each problem with each seed and each number in flight.
 *
 * @param budgets after how many finished trials a study is judged, ascending
 * @param seeds how many studies of each kind; their seeds are firstSeed, firstSeed + 1, …
 * @param inFlight how many trials are asked for before they are told
 * @param separate true to run a study for each budget, which a sampler may know and use; false to judge the study of the
 *     largest budget at each
 */
public record Plan(
        List<Contender> samplers,
        List<Problem> problems,
        List<Integer> budgets,
        int seeds,
        int firstSeed,
        List<Integer> inFlight,
        boolean separate) {
    private static final String EVERYTHING = "all";

    public Plan {
        samplers = List.copyOf(samplers);
        problems = List.copyOf(problems);
        budgets = ascending("budgets", budgets);
        inFlight = ascending("in-flight", inFlight);
        if (seeds < 1) {
            throw new InvalidValueException("seeds", "seeds is " + seeds + ": give at least 1.");
        }
        for (Contender sampler : samplers) {
            for (Problem problem : problems) {
                requireFit(sampler, problem, budgets);
            }
        }
    }

    /** The problems that names of problems and of suites mean, each once, in the catalogue's order. */
    public static List<Problem> problems(List<String> names) {
        Set<Problem> wanted = new LinkedHashSet<>();
        names.forEach(name -> wanted.addAll(named(name.strip())));
        return Problems.all().stream().filter(wanted::contains).toList();
    }

    /** The studies, seed by seed: when a run is cut short, every problem has had its share. */
    List<StudyRun> studies() {
        List<StudyRun> all = new ArrayList<>();
        for (int seed = firstSeed; seed < firstSeed + seeds; seed++) {
            for (Problem problem : problems) {
                for (Contender sampler : samplers) {
                    for (int parallel : inFlight) {
                        for (List<Integer> judged : judgements()) {
                            all.add(new StudyRun(sampler, problem, seed, parallel, judged));
                        }
                    }
                }
            }
        }
        return all;
    }

    private List<List<Integer>> judgements() {
        return separate ? budgets.stream().map(List::of).toList() : List.of(budgets);
    }

    private static List<Problem> named(String name) {
        if (name.equals(EVERYTHING)) {
            return Problems.all();
        }
        return Arrays.stream(Suite.values())
                .filter(suite -> suite.label().equals(name))
                .findFirst()
                .map(Problems::of)
                .orElseGet(() -> List.of(Problems.find(name)
                        .orElseThrow(() -> new InvalidValueException(
                                "functions",
                                "There is no function \"" + name + "\": give " + EVERYTHING + ", one of "
                                        + Arrays.stream(Suite.values())
                                                .map(Suite::label)
                                                .collect(Collectors.joining(", "))
                                        + ", or names among "
                                        + Problems.all().stream()
                                                .map(Problem::name)
                                                .collect(Collectors.joining(", "))
                                        + "."))));
    }

    private static void requireFit(Contender sampler, Problem problem, List<Integer> budgets) {
        try {
            new StudyRun(sampler, problem, 0, 1, budgets).specification();
        } catch (InvalidValueException refused) {
            throw new InvalidValueException(
                    "samplers", sampler.name() + " on " + problem.name() + ": " + refused.getMessage());
        }
    }

    private static List<Integer> ascending(String member, List<Integer> numbers) {
        int[] sorted =
                numbers.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted[0] < 1) {
            throw new InvalidValueException(member, member + " is " + numbers + ": give numbers from 1 up.");
        }
        return IntStream.of(sorted).boxed().toList();
    }
}
