package dev.parzen.sampler.exhaustive;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What is known of a tree of choices: which parameter comes first, and for each of its values that trials had, what comes
 * next there. A branch without a parameter is a leaf as far as is known: trials that came here chose nothing further.
 *
 * <p>How many leaves lie behind a value that nobody had is guessed: as many as behind its neighbours on average. Every
 * leaf is so about equally likely to be tried next.
 */
final class Branch {
    private final Map<Long, Branch> branches = new TreeMap<>();
    private Optional<Named> parameter = Optional.empty();
    private int ended;

    /** Counted when it is first asked for after a trial was added; 0 until then. */
    private double leaves;

    private record Named(String name, Axis axis) {}

    /**
     * Notes what a trial chose, in the order of choosing. Parameters with one value or with too many to count are no
     * choices here. Where trials differ in what they choose next, the first one noted counts.
     */
    void add(List<Map.Entry<String, Choice>> choices) {
        leaves = 0;
        int next = 0;
        while (next < choices.size() && isNoChoice(choices.get(next).getValue())) {
            next++;
        }
        if (next == choices.size()) {
            ended++;
            return;
        }
        String name = choices.get(next).getKey();
        Choice choice = choices.get(next).getValue();
        if (parameter.isEmpty()) {
            parameter = choice.distribution().map(distribution -> new Named(name, Axis.of(distribution)));
        }
        long index = parameter
                .filter(known -> known.name().equals(name) && isCompatible(known.axis(), choice))
                .map(known -> known.axis().index(choice.value()))
                .orElse(-1L);
        if (index < 0) {
            ended++;
            return;
        }
        branches.computeIfAbsent(index, value -> new Branch()).add(choices.subList(next + 1, choices.size()));
    }

    private static boolean isNoChoice(Choice choice) {
        return choice.distribution()
                .filter(distribution ->
                        distribution.isSingle() || Axis.of(distribution).isContinuous())
                .isPresent();
    }

    private static boolean isCompatible(Axis axis, Choice choice) {
        Distribution known = axis.distribution();
        return choice.distribution().map(known::equals).orElse(true);
    }

    boolean isLeaf() {
        return branches.isEmpty();
    }

    /** How many leaves there are, those behind unknown values guessed. */
    double leaves() {
        if (leaves == 0) {
            leaves = isLeaf() ? 1 : known() * (1 + (double) unseen() / branches.size());
        }
        return leaves;
    }

    /** How many trials the leaf with the fewest has. */
    int least() {
        if (isLeaf()) {
            return ended;
        }
        return unseen() > 0
                ? 0
                : branches.values().stream().mapToInt(Branch::least).min().orElseThrow();
    }

    /** How many leaves have at most so many trials. */
    double open(int most) {
        if (isLeaf()) {
            return ended <= most ? 1 : 0;
        }
        return branches.values().stream()
                        .mapToDouble(branch -> branch.open(most))
                        .sum()
                + unseen() * leavesOfUnseen();
    }

    /** Chooses values on the way to a leaf with at most so many trials, as far as the way is known. */
    void choose(int most, RandomGenerator random, Map<String, ParameterValue> values) {
        if (isLeaf()) {
            return;
        }
        double left = random.nextDouble() * open(most);
        for (Map.Entry<Long, Branch> branch : branches.entrySet()) {
            left -= branch.getValue().open(most);
            if (left < 0) {
                put(branch.getKey(), values);
                branch.getValue().choose(most, random, values);
                return;
            }
        }
        put(
                unseen() > 0
                        ? unseen(random.nextLong(unseen()))
                        : branches.keySet().iterator().next(),
                values);
    }

    private void put(long index, Map<String, ParameterValue> values) {
        Named known = parameter.orElseThrow();
        values.put(known.name(), known.axis().value(known.axis().coordinateAt(index)));
    }

    private long unseen() {
        return (long) parameter.orElseThrow().axis().cells() - branches.size();
    }

    /** The value at a place among those that nobody had. */
    private long unseen(long place) {
        long index = place;
        for (long seen : branches.keySet()) {
            index += seen <= index ? 1 : 0;
        }
        return index;
    }

    private double known() {
        return branches.values().stream().mapToDouble(Branch::leaves).sum();
    }

    private double leavesOfUnseen() {
        return known() / branches.size();
    }
}
