package dev.parzen.cli;

import dev.parzen.numerics.MeanInterval;
import dev.parzen.study.Study;
import dev.parzen.wire.Json;
import dev.parzen.worker.Replicates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Replicates as they are printed and stored with the study under the attribute {@code replicates}, where what is not
 * there is null; the best configuration comes first.
 */
record ReplicatesJson(double confidence, List<ConfigurationJson> configurations) {
    static final String ATTRIBUTE = "replicates";
    private static final ReplicatesJson NONE = new ReplicatesJson(Replicates.CONFIDENCE, List.of());

    /** A configuration by its trial: the trial's own value, and what its replicates say. */
    record ConfigurationJson(
            int trial,
            double value,
            Double mean,
            Double deviation,
            Double low,
            Double high,
            int diverged,
            List<RunJson> runs) {}

    /** One training; its value is null if it diverged. */
    record RunJson(long seed, Double value, Integer bestEpoch, int epochs) {
        private Replicates.Run run() {
            return new Replicates.Run(
                    seed,
                    value == null ? OptionalDouble.empty() : OptionalDouble.of(value),
                    bestEpoch == null ? OptionalInt.empty() : OptionalInt.of(bestEpoch),
                    epochs);
        }
    }

    static ReplicatesJson of(Replicates replicates) {
        return new ReplicatesJson(
                Replicates.CONFIDENCE,
                replicates.configurations().stream().map(ReplicatesJson::json).toList());
    }

    /** What is stored with a study; nothing if it has none. */
    static ReplicatesJson stored(Study study) {
        return Optional.ofNullable(study.spec().attributes().get(ATTRIBUTE))
                .map(text -> Json.read(text, ReplicatesJson.class))
                .orElse(NONE);
    }

    /** The trainings of a trial's network, by their seeds. */
    Map<Long, Replicates.Run> runs(int trial) {
        return configurations.stream()
                .filter(configuration -> configuration.trial == trial)
                .flatMap(configuration -> configuration.runs.stream())
                .map(RunJson::run)
                .collect(Collectors.toMap(
                        Replicates.Run::seed, Function.identity(), (first, again) -> first, LinkedHashMap::new));
    }

    /** With those configurations of {@code earlier} that are not among these. */
    ReplicatesJson followedBy(ReplicatesJson earlier) {
        Set<Integer> present =
                configurations.stream().map(ConfigurationJson::trial).collect(Collectors.toSet());
        return new ReplicatesJson(
                confidence,
                Stream.concat(
                                configurations.stream(),
                                earlier.configurations.stream().filter(other -> !present.contains(other.trial)))
                        .toList());
    }

    private static ConfigurationJson json(Replicates.Configuration c) {
        Optional<MeanInterval> interval = c.interval();
        return new ConfigurationJson(
                c.trial(),
                c.value(),
                interval.map(MeanInterval::mean).orElse(null),
                nullable(interval.map(MeanInterval::deviation)),
                nullable(interval.map(MeanInterval::low)),
                nullable(interval.map(MeanInterval::high)),
                c.diverged(),
                c.runs().stream().map(ReplicatesJson::json).toList());
    }

    private static RunJson json(Replicates.Run run) {
        return new RunJson(
                run.seed(),
                nullable(Optional.of(run.value())),
                run.bestEpoch().isPresent() ? run.bestEpoch().getAsInt() : null,
                run.epochs());
    }

    private static Double nullable(Optional<OptionalDouble> number) {
        return number.filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .orElse(null);
    }
}
