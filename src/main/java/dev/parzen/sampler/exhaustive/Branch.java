package dev.parzen.sampler.exhaustive;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What trials showed of a tree of choices: which parameter comes first, and for each of its values that they had, what
 * comes next there. A branch without a parameter is a leaf as far as is known: trials that came here chose nothing
 * further. Immutable.
 *
 * <p>A program may change: then the parameter that was chosen last is the one that comes first, and values that were
 * tried from another distribution of it count where they still exist.
 */
final class Branch {
    /** Nobody was here. */
    static final Branch UNKNOWN = new Branch(0, List.of());

    /** So many parameters that came first here are remembered: a program may alternate, but not invent for ever. */
    private static final int REMEMBERED = 4;

    private final int ended;
    private final List<Named> forks;

    /** A fork at the values of a parameter. */
    private record Named(String name, Axis axis, Fork fork) {
        boolean isOf(String other, Distribution distribution) {
            return name.equals(other) && axis.distribution().equals(distribution);
        }

        ParameterValue value(long way) {
            return axis.value(axis.coordinateAt(way));
        }

        /** The branches at the values that another axis has too. */
        Named on(Axis other) {
            Fork[] moved = {Fork.of(other.cells())};
            fork.known().forEach((way, branch) -> {
                long index = other.index(value(way));
                moved[0] = index < 0 ? moved[0] : moved[0].with(index, branch);
            });
            return new Named(name, other, moved[0]);
        }
    }

    private Branch(int ended, List<Named> forks) {
        this.ended = ended;
        this.forks = forks;
    }

    /**
     * With what a trial chose, in the order of choosing. Parameters with one value or with too many to count are no
     * choices here, and a value without a distribution is one of the parameter that comes first, or of none.
     */
    Branch with(List<Map.Entry<String, Choice>> choices) {
        int next = 0;
        while (next < choices.size() && isNoChoice(choices.get(next).getValue())) {
            next++;
        }
        if (next == choices.size()) {
            return ended();
        }
        String name = choices.get(next).getKey();
        Choice choice = choices.get(next).getValue();
        Optional<Named> found = fork(name, choice.distribution());
        long way = found.map(named -> named.axis().index(choice.value())).orElse(-1L);
        if (way < 0) {
            return ended();
        }
        Fork fork = found.orElseThrow().fork();
        Branch behind = fork.branch(way).with(choices.subList(next + 1, choices.size()));
        return with(
                new Named(name, found.orElseThrow().axis(), fork.with(way, behind)),
                choice.distribution().isPresent());
    }

    /** With one more trial that chose nothing further. */
    Branch ended() {
        return new Branch(ended + 1, forks);
    }

    private static boolean isNoChoice(Choice choice) {
        return choice.distribution()
                .filter(distribution ->
                        distribution.isSingle() || Axis.of(distribution).isContinuous())
                .isPresent();
    }

    /** The fork at a parameter: that of the same distribution, or one that knows what the latest other one knows. */
    private Optional<Named> fork(String name, Optional<Distribution> distribution) {
        Optional<Named> latest =
                forks.stream().filter(named -> named.name().equals(name)).findFirst();
        if (distribution.isEmpty()) {
            return latest;
        }
        return forks.stream()
                .filter(named -> named.isOf(name, distribution.get()))
                .findFirst()
                .or(() -> latest.map(named -> named.on(Axis.of(distribution.get()))))
                .or(() -> Optional.of(Axis.of(distribution.get()))
                        .map(axis -> new Named(name, axis, Fork.of(axis.cells()))));
    }

    /** With this fork instead of the same one as it was; in front if a trial is known to have come to it. */
    private Branch with(Named fork, boolean isFirst) {
        List<Named> all = new ArrayList<>(forks);
        all.replaceAll(known -> known.isOf(fork.name(), fork.axis().distribution()) ? fork : known);
        if (isFirst && (all.isEmpty() || all.get(0) != fork)) {
            all.remove(fork);
            all.add(0, fork);
        }
        return new Branch(ended, List.copyOf(all.subList(0, Math.min(REMEMBERED, all.size()))));
    }

    boolean isLeaf() {
        return forks.isEmpty();
    }

    /** How many leaves there are, those behind unknown values guessed. */
    double leaves() {
        return isLeaf() ? 1 : fork().leaves();
    }

    /** How many trials the leaf with the fewest has. */
    int least() {
        return isLeaf() ? ended : fork().least();
    }

    /** How many leaves have so many trials, which must not be more than any has at least. */
    double open(int trials) {
        if (trials != least()) {
            return 0;
        }
        return isLeaf() ? 1 : fork().open();
    }

    /** Chooses values on the way to a leaf with as few trials as any, as far as the way is known. */
    void choose(RandomGenerator random, Map<String, ParameterValue> values) {
        if (!isLeaf()) {
            long way = fork().choose(random);
            values.put(forks.get(0).name(), forks.get(0).value(way));
            fork().branch(way).choose(random, values);
        }
    }

    private Fork fork() {
        return forks.get(0).fork();
    }
}
