package dev.parzen.study;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Names;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user asks for when a study is made, with every default filled in.
 *
 * @param directions one for each value of a trial; one only, so far
 * @param constraints names of the constraints that every trial should tell
 * @param labels what a worker of the pool must offer to get this study's trials
 * @param attributes JSON text by name
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
        String notes) {

    public StudySpec {
        Names.requireValid(name);
        directions = List.copyOf(directions);
        constraints = List.copyOf(constraints);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        requireOneDirection(directions);
        requireDistinct(constraints);
        if (sampler.seed().isEmpty()) {
            throw new IllegalArgumentException("A study's sampler has a seed: draw one first.");
        }
        try {
            objective.requireFits(space);
        } catch (InvalidValueException refused) {
            throw refused.under("objective");
        }
    }

    /** The direction of a study with one value for each trial. */
    public Direction direction() {
        return directions.get(0);
    }

    private static void requireOneDirection(List<Direction> directions) {
        if (directions.size() != 1) {
            throw new InvalidValueException(
                    "directions",
                    directions.isEmpty()
                            ? "There is no direction: give MINIMIZE or MAXIMIZE."
                            : "There are " + directions.size()
                                    + " directions: this server optimises one value; give one.");
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

    /** The same wishes with another sampler, pruner, budget, attributes, notes and labels: all that may be changed. */
    StudySpec with(StudyChange change) {
        return new StudySpec(
                name,
                directions,
                space,
                change.sampler().orElse(sampler),
                change.pruner().orElse(pruner),
                objective,
                change.budget().orElse(budget),
                lease,
                constraints,
                change.labels().orElse(labels),
                change.attributes().orElse(attributes),
                change.notes().orElse(notes));
    }
}
