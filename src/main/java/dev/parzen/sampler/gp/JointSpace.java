package dev.parzen.sampler.gp;

import dev.parzen.space.Axis;
import dev.parzen.space.Distribution;
import dev.parzen.trial.Choice;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which parameters are modelled together: those that every trial has, and those of which the trials show when they exist,
 * because one discrete parameter tells it in all of them. Whether the space was declared makes no difference. A parameter
 * that was drawn from different distributions is not modelled, nor one that has a single value.
 */
final class JointSpace {
    /** A parameter that tells when others exist has no more values. */
    private static final int FEW_CELLS = 16;

    /** Of those that failed nobody knows whether they had chosen all their parameters. */
    private final List<Observation> trials;

    private final Cube.Draft draft = new Cube.Draft();

    /** What trials had under a name. */
    private static final class Seen {
        private Optional<Distribution> distribution = Optional.empty();
        private boolean isOne = true;
        private int count;

        private void add(Choice choice) {
            count++;
            isOne &= distribution.isEmpty()
                    || choice.distribution().isEmpty()
                    || distribution.equals(choice.distribution());
            distribution = distribution.or(choice::distribution);
        }

        private boolean isOfUse() {
            return isOne && distribution.isPresent() && !distribution.get().isSingle();
        }
    }

    private JointSpace(History history) {
        this.trials = IntStream.range(0, history.size())
                .mapToObj(history::row)
                .filter(trial -> !trial.isFailed())
                .toList();
    }

    /** Earlier studies may have had other parameters: they count only while this one has no trial. */
    static Cube of(History history) {
        History own = history.own();
        return own.resultCount() > 0 ? new JointSpace(own).cube() : ofAll(history.commonSpace());
    }

    private static Cube ofAll(Map<String, Distribution> space) {
        Cube.Draft draft = new Cube.Draft();
        space.forEach((name, distribution) -> {
            if (!distribution.isSingle()) {
                draft.add(name, Axis.of(distribution), Existence.ALWAYS);
            }
        });
        return draft.cube();
    }

    /** A parameter comes after those that tell when it exists, as these exist more often. */
    private Cube cube() {
        Map<String, Seen> parameters = new TreeMap<>();
        for (Observation trial : trials) {
            trial.params()
                    .forEach((name, choice) -> parameters
                            .computeIfAbsent(name, unknown -> new Seen())
                            .add(choice));
        }
        parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().isOfUse())
                .sorted(Comparator.comparingInt(parameter -> -parameter.getValue().count))
                .forEach(parameter -> add(parameter.getKey(), parameter.getValue()));
        return draft.cube();
    }

    private void add(String name, Seen seen) {
        Axis axis = Axis.of(seen.distribution.orElseThrow());
        if (seen.count == trials.size()) {
            draft.add(name, axis, Existence.ALWAYS);
            return;
        }
        for (int parent = 0; parent < draft.size(); parent++) {
            if (draft.axis(parent).cells() <= FEW_CELLS) {
                Optional<Existence> existence = existence(name, parent);
                if (existence.isPresent()) {
                    draft.add(name, axis, existence.get());
                    return;
                }
            }
        }
    }

    /** Empty if the parent has the same value in a trial with the parameter and in one without. */
    private Optional<Existence> existence(String name, int parent) {
        Set<Long> with = new HashSet<>();
        List<Long> without = new ArrayList<>();
        for (Observation trial : trials) {
            Choice choice = trial.params().get(draft.name(parent));
            long at = choice == null ? -1 : draft.axis(parent).index(choice.value());
            if (!trial.params().containsKey(name)) {
                without.add(at);
            } else if (at < 0) {
                return Optional.empty();
            } else {
                with.add(at);
            }
        }
        return without.stream().anyMatch(with::contains)
                ? Optional.empty()
                : Optional.of(new Existence(parent, Set.copyOf(with)));
    }
}
