package dev.parzen.pruner;

import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random pasts with trials of all states that report at some of the steps, and a trial that is judged by them. */
final class Lives {
    private static final int STEPS = 12;

    private final int seed;
    private final List<Direction> directions;
    private final SplittableRandom random;

    Lives(int seed, List<Direction> directions) {
        this.seed = seed;
        this.directions = directions;
        this.random = new SplittableRandom(seed);
    }

    History past() {
        History past = History.empty(directions);
        for (int i = 6 + random.nextInt(12); i > 0; i--) {
            past = grown(past);
        }
        int numbers = past.size();
        return past.withRunning(IntStream.range(numbers, numbers + 3)
                .mapToObj(number -> trial(TrialState.Name.RUNNING, number))
                .toList());
    }

    History grown(History past) {
        TrialState.Name state = List.of(TrialState.Name.COMPLETE, TrialState.Name.COMPLETE, TrialState.Name.PRUNED)
                .get(random.nextInt(3));
        return past.plus(trial(state, past.size()));
    }

    Observation judged(History past) {
        return trial(TrialState.Name.RUNNING, past.size() + 50);
    }

    private Observation trial(TrialState.Name state, int number) {
        double level = random.nextInt(-2, 3);
        return Observations.sparse(
                state,
                number,
                random.ints(0, STEPS)
                        .distinct()
                        .limit(1 + random.nextInt(STEPS))
                        .sorted()
                        .toArray(),
                step -> directions.stream()
                        .map(direction -> value(level, direction))
                        .toList());
    }

    /** Few different ones, so that some are equal; one in forty is NaN. */
    private double value(double level, Direction direction) {
        double drawn = level + random.nextInt(-2, 3) / 2.0;
        return random.nextInt(40) == 0 ? Double.NaN : direction.loss(drawn);
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
