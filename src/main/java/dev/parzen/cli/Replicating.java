package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Study;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.worker.Replicates;
import dev.parzen.worker.Replicates.Configuration;
import dev.parzen.worker.Replicates.Run;
import dev.parzen.worker.Replication;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replicates the best trials of a study and stores each training with the study as soon as it has ended: stopped and
 * begun again, it trains what is missing. All configurations are trained with a seed before the next one's turn.
 */
final class Replicating {
    private final Study study;
    private final List<Trial> trials;
    private final StudyAttributes attributes;
    private final PrintWriter progress;
    private final ReplicatesJson earlier;
    private final Map<Integer, Map<Long, Run>> runs = new LinkedHashMap<>();

    /** @param study as it was read just now */
    Replicating(Study study, List<Trial> trials, StudyAttributes attributes, PrintWriter progress) {
        this.study = study;
        this.trials = trials;
        this.attributes = attributes;
        this.progress = progress;
        this.earlier = ReplicatesJson.stored(study);
        trials.forEach(trial -> runs.put(trial.number(), new LinkedHashMap<>(earlier.runs(trial.number()))));
    }

    /** Trains what is missing of so many replicates of each trial. */
    Replicates run(Replication replication, NeuralNetwork network, int count) {
        for (long seed : Replication.seeds(network, count)) {
            for (Trial trial : trials) {
                Map<Long, Run> known = runs.get(trial.number());
                if (!known.containsKey(seed)) {
                    Run run = replication.run(study, network, trial, seed);
                    known.put(seed, run);
                    attributes.put(ReplicatesJson.ATTRIBUTE, Json.write(stored()));
                    tell(trial, run, count);
                }
            }
        }
        return ranked();
    }

    /** This call's configurations in their order, then those of earlier calls that are not among them. */
    private ReplicatesJson stored() {
        return ReplicatesJson.of(ranked()).followedBy(earlier);
    }

    private Replicates ranked() {
        List<Configuration> configurations = new ArrayList<>();
        for (Trial trial : trials) {
            configurations.add(new Configuration(
                    trial.number(),
                    trial.values().orElseThrow().get(0),
                    List.copyOf(runs.get(trial.number()).values())));
        }
        return Replicates.ranked(configurations, study.direction());
    }

    private void tell(Trial trial, Run run, int count) {
        long done = runs.values().stream().mapToInt(Map::size).sum();
        progress.println("Replicate " + done + " of " + (long) count * trials.size() + ": trial " + trial.number()
                + " with seed " + run.seed() + ": "
                + (run.value().isPresent() ? Snapshot.number(run.value().getAsDouble()) : "diverged"));
        progress.flush();
    }
}
