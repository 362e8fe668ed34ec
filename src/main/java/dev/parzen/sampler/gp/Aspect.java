package dev.parzen.sampler.gp;

import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What one model is of: an objective, or a constraint that was told by name. */
sealed interface Aspect {

    /** False if the trial says nothing about it. */
    boolean isSeenIn(Observation trial);

    /** What the model learns from trials that say something. */
    Targets targets(List<Observation> trials);

    /** A finished trial always says something about an objective, were it that it is bad. */
    record Objective(int index, List<Direction> directions) implements Aspect {

        Direction direction() {
            return directions.get(index);
        }

        @Override
        public boolean isSeenIn(Observation trial) {
            return true;
        }

        @Override
        public Targets targets(List<Observation> trials) {
            return Targets.of(trials, this);
        }

        /** The losses for all directions. */
        double[] losses(Observation trial) {
            return IntStream.range(0, directions.size())
                    .mapToDouble(other -> new Objective(other, directions).loss(trial))
                    .toArray();
        }

        /** The loss of a complete trial; NaN if it was not told. */
        double loss(Observation trial) {
            return index < trial.values().size()
                    ? direction().loss(trial.values().get(index))
                    : Double.NaN;
        }
    }

    /** Holds up to 0. */
    record Constraint(String name) implements Aspect {
        @Override
        public boolean isSeenIn(Observation trial) {
            return !Double.isNaN(trial.constraints().getOrDefault(name, Double.NaN));
        }

        @Override
        public Targets targets(List<Observation> trials) {
            return Targets.plain(trials.stream()
                    .mapToDouble(trial -> trial.constraints().get(name))
                    .toArray());
        }
    }

    /** The objectives of a history. */
    static List<Objective> objectives(History history) {
        return IntStream.range(0, history.directions().size())
                .mapToObj(index -> new Objective(index, history.directions()))
                .toList();
    }

    /** The constraints that finished trials told of, by name. */
    static List<Constraint> constraints(History history) {
        TreeSet<String> names = new TreeSet<>();
        for (int row = 0; row < history.size(); row++) {
            names.addAll(history.row(row).constraints().keySet());
        }
        return names.stream().map(Constraint::new).toList();
    }
}
