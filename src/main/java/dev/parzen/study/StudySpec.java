package dev.parzen.study;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.Outline;
import dev.parzen.pruner.Pruner;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import dev.parzen.space.Names;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a user asks for when a study is made, with every default filled in.
 *
 * @param directions one for each value of a trial, 1 to 16
 * @param constraints names of the constraints that every trial should tell
 * @param labels what a worker of the pool must offer to get this study's trials
 * @param attributes JSON text by name
 * @param pauseAfterFailures so many trials that fail one after the other pause the study; 0 for never
 * @param warmStart earlier studies from whose finished trials this one learns
 */
public record StudySpec(
        String name,
        List<Direction> directions,
        SearchSpace space,
        SamplerSpec sampler,
        PrunerSpec pruner,
        ObjectiveSpec objective,
        Budget budget,
        LeaseTerms lease,
        List<String> constraints,
        Map<String, String> labels,
        Map<String, String> attributes,
        String notes,
        int pauseAfterFailures,
        List<StudyRef> warmStart) {
    private static final int MOST_DIRECTIONS = 16;

    public StudySpec {
        Names.requireValid(name);
        directions = List.copyOf(directions);
        constraints = List.copyOf(constraints);
        warmStart = List.copyOf(warmStart);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        requireDistinct(constraints);
        requireNotNegative(pauseAfterFailures);
        requireDirections(directions, objective);
        requireOneValue(directions, budget);
        requireOthers(warmStart, name);
        if (sampler.seed().isEmpty()) {
            throw new IllegalArgumentException("A study's sampler has a seed: draw one first.");
        }
        int values = directions.size();
        within("objective", () -> objective.requireFits(space));
        within("sampler", () -> sampler.requireFits(space, values));
        within("pruner", () -> pruner.requireFits(values));
    }

    /** The direction of a study with one value for each trial; of several, that of the first value. */
    public Direction direction() {
        return directions.get(0);
    }

    /** The pruner, for the trials of this study. */
    public Pruner buildPruner() {
        return pruner.build(outline());
    }

    /** What a pruner must know of this study. */
    public Outline outline() {
        return new Outline(name, steps());
    }

    /** How many steps a trial reports at most, if that is known. */
    public OptionalInt steps() {
        return objective.steps(space);
    }

    /** True if each trial has several values, of which none is best by itself. */
    public boolean hasSeveralDirections() {
        return directions.size() > 1;
    }

    private static void requireDirections(List<Direction> directions, ObjectiveSpec objective) {
        if (directions.isEmpty()) {
            throw new InvalidValueException("directions", "There is no direction: give MINIMIZE or MAXIMIZE.");
        }
        if (directions.size() > MOST_DIRECTIONS) {
            throw new InvalidValueException(
                    "directions",
                    "There are " + directions.size() + " directions: give at most " + MOST_DIRECTIONS + ".");
        }
        int values = objective.valueCount().orElse(directions.size());
        if (values != directions.size()) {
            throw new InvalidValueException(
                    "directions",
                    "There are " + directions.size() + " directions, but a trial of a " + Kinds.nameOf(objective)
                            + " objective has " + values + (values == 1 ? " value" : " values") + ": give as many.");
        }
    }

    /** Refuses what compares trials by one value where they have several. */
    private static void requireOneValue(List<Direction> directions, Budget budget) {
        if (directions.size() == 1) {
            return;
        }
        if (budget.target().isPresent()) {
            throw new InvalidValueException(
                            "target",
                            "A target is for one direction, there are " + directions.size() + ": leave it out.")
                    .under("budget");
        }
    }

    private static void within(String member, Runnable check) {
        try {
            check.run();
        } catch (InvalidValueException refused) {
            throw refused.under(member);
        }
    }

    private static void requireDistinct(List<String> constraints) {
        for (int i = 0; i < constraints.size(); i++) {
            if (constraints.get(i).isBlank() || constraints.indexOf(constraints.get(i)) < i) {
                throw new InvalidValueException(
                                "",
                                "The constraint \"" + constraints.get(i)
                                        + "\" is blank or stands twice: name each once.")
                        .under(i)
                        .under("constraints");
            }
        }
    }

    private static void requireNotNegative(int pauseAfterFailures) {
        if (pauseAfterFailures < 0) {
            throw new InvalidValueException(
                    "pauseAfterFailures",
                    "pauseAfterFailures is " + pauseAfterFailures + ": give at least 1, or 0 for never.");
        }
    }

    private static void requireOthers(List<StudyRef> warmStart, String name) {
        for (int i = 0; i < warmStart.size(); i++) {
            StudyRef earlier = warmStart.get(i);
            if (earlier.text().equals(name) || warmStart.indexOf(earlier) < i) {
                throw new InvalidValueException(
                                "", "\"" + earlier + "\" is this study or stands twice: name each earlier study once.")
                        .under(i)
                        .under("warmStart");
            }
        }
    }

    /** The same wishes with these earlier studies: the same ones under other references. */
    public StudySpec withWarmStart(List<StudyRef> references) {
        return with(draft -> draft.warmStart = references);
    }

    /** The same wishes with another sampler, pruner, budget, attributes, notes, labels and breaker: all that may be changed. */
    StudySpec with(StudyChange change) {
        return with(draft -> {
            draft.sampler = change.sampler().orElse(sampler);
            draft.pruner = change.pruner().orElse(pruner);
            draft.budget = change.budget().orElse(budget);
            draft.labels = change.labels().orElse(labels);
            draft.attributes = change.attributes().orElse(attributes);
            draft.notes = change.notes().orElse(notes);
            draft.pauseAfterFailures = change.pauseAfterFailures().orElse(pauseAfterFailures);
        });
    }

    /** A copy with changes. */
    public StudySpec with(Consumer<StudySpecDraft> change) {
        StudySpecDraft draft = new StudySpecDraft(this);
        change.accept(draft);
        return draft.build();
    }
}
