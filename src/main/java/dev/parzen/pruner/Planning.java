package dev.parzen.pruner;

import dev.parzen.pruner.BudgetPlan.Bracket;
import dev.parzen.pruner.BudgetPlan.Estimate;
import dev.parzen.pruner.BudgetPlan.Expected;
import dev.parzen.pruner.BudgetPlan.Rung;
import dev.parzen.pruner.BudgetPlan.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes budget plans. Of very many trials those beyond the first ones count in proportion. */
final class Planning {
    private static final int MOST_COUNTED = 100_000;

    private final int trials;
    private final int steps;
    private final RandomGenerator chance;

    private Planning(int trials, int steps, RandomGenerator chance) {
        this.trials = trials;
        this.steps = steps;
        this.chance = chance;
    }

    static BudgetPlan of(Asha settings, OptionalInt steps, OptionalInt trials, RandomGenerator chance) {
        return known(steps, trials, chance, plan -> List.of(plan.bracket(settings, plan.trials)));
    }

    /** Who is in which bracket is known from the names; they are counted, not estimated. */
    static BudgetPlan of(Hyperband settings, Outline outline, OptionalInt trials, RandomGenerator chance) {
        OptionalInt steps = outline.steps().isPresent()
                ? outline.steps()
                : settings.maxResource().number();
        return known(
                steps,
                trials,
                chance,
                plan -> plan.brackets(settings, settings.brackets(outline).orElseThrow()));
    }

    private static BudgetPlan known(
            OptionalInt steps, OptionalInt trials, RandomGenerator chance, Function<Planning, List<Bracket>> brackets) {
        if (steps.isEmpty() || trials.isEmpty()) {
            return new Unknown(trials.isEmpty(), steps.isEmpty());
        }
        Planning plan = new Planning(trials.getAsInt(), steps.getAsInt(), chance);
        return new Expected(plan.trials, plan.steps, brackets.apply(plan));
    }

    private List<Bracket> brackets(Hyperband settings, Brackets brackets) {
        int counted = Math.min(trials, MOST_COUNTED);
        long[] sizes = new long[brackets.count()];
        IntStream.range(0, counted).forEach(number -> sizes[brackets.of(number)]++);
        return IntStream.range(0, sizes.length)
                .mapToObj(index ->
                        bracket(settings.within(index), (int) Math.round((double) sizes[index] * trials / counted)))
                .toList();
    }

    private Bracket bracket(Asha settings, int size) {
        int last = steps - 1;
        int first = settings.minResource().number().orElse(Rungs.automaticFirst(last));
        Rungs rungs = new Rungs(first, settings);
        List<Estimate> reached = reached(settings, size, rungs.countUpTo(last));
        List<Rung> listed = new ArrayList<>();
        Estimate complete = reached.get(reached.size() - 1);
        Estimate epochs = complete.times(steps);
        for (int k = 0; k < reached.size() - 1; k++) {
            Rung rung = new Rung(rungs.step(k), reached.get(k), reached.get(k + 1));
            listed.add(rung);
            epochs = epochs.plus(rung.reached().minus(rung.goOn()).times(rung.epochs()));
        }
        return new Bracket(size, listed, complete, epochs);
    }

    private List<Estimate> reached(Asha settings, int size, int rungs) {
        int counted = Math.min(size, MOST_COUNTED);
        double scale = size == 0 ? 1 : (double) size / counted;
        return new Halving(settings.reductionFactor(), settings.bootstrapCount())
                .reached(counted, rungs, chance).stream()
                        .map(estimate -> estimate.times(scale))
                        .toList();
    }
}
