package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.trial.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finished trials from elsewhere. */
@Schema(name = "Imports")
public record ImportBody(List<ImportedTrial> trials) {

    /** The trials, without the metrics of their reports. */
    public static ImportBody of(List<Import> trials) {
        return new ImportBody(trials.stream().map(ImportedTrial::of).toList());
    }

    /** One object a line; blank lines are passed over. */
    public static ImportBody ofLines(String lines) {
        List<ImportedTrial> trials = new ArrayList<>();
        for (String line : lines.split("\n")) {
            if (!line.isBlank()) {
                trials.add(readLine(line, trials.size()));
            }
        }
        return new ImportBody(trials);
    }

    private static ImportedTrial readLine(String line, int index) {
        try {
            return Json.read(line, ImportedTrial.class);
        } catch (MalformedException malformed) {
            throw malformed.under("/trials/" + index);
        }
    }

    public List<Import> toImports() {
        if (trials == null) {
            throw new MalformedException("/trials", "The member \"trials\" is missing: give a list.");
        }
        List<Import> imports = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            imports.add(toImport(i));
        }
        return imports;
    }

    private Import toImport(int index) {
        try {
            if (trials.get(index) == null) {
                throw new MalformedException("", "A trial is an object, not null.");
            }
            return trials.get(index).toImport();
        } catch (InvalidValueException refused) {
            throw refused.under(index).under("trials");
        } catch (MalformedException malformed) {
            throw malformed.under("/trials/" + index);
        }
    }

    /** One of them; a report is {@code [step, value]}, or {@code [step, v1, v2]} for several directions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ImportedTrial")
    public record ImportedTrial(
            @Schema(allowableValues = {"COMPLETE", "PRUNED", "FAILED"})
            String state,

            @Schema(type = "object") Map<String, JsonNode> params,
            List<Double> values,
            @Schema(example = "[[0, 0.9], [1, 0.7]]") List<List<Double>> reports,
            Map<String, Double> constraints,
            @Schema(type = "object") Map<String, JsonNode> attributes,
            String reason,
            String startedAt,
            String finishedAt) {

        static ImportedTrial of(Import trial) {
            TrialState end = trial.end();
            return new ImportedTrial(
                    end.name().name(),
                    Values.write(trial.params()),
                    values(end).orElse(null),
                    trial.reports().stream().map(ImportedTrial::of).toList(),
                    trial.constraints(),
                    Json.values(trial.attributes()),
                    reason(end).orElse(null),
                    trial.startedAt().map(Instant::toString).orElse(null),
                    trial.finishedAt().map(Instant::toString).orElse(null));
        }

        private static List<Double> of(Progress report) {
            return Stream.concat(Stream.of((double) report.step()), report.values().stream())
                    .toList();
        }

        private static Optional<List<Double>> values(TrialState end) {
            if (end instanceof TrialState.Complete complete) {
                return Optional.of(complete.values());
            }
            return end instanceof TrialState.Pruned pruned ? pruned.values() : Optional.empty();
        }

        private static Optional<String> reason(TrialState end) {
            if (end instanceof TrialState.Failed failed) {
                return Optional.of(failed.reason());
            }
            if (end instanceof TrialState.Complete complete) {
                return complete.reason();
            }
            return end instanceof TrialState.Pruned pruned ? pruned.reason() : Optional.empty();
        }

        Import toImport() {
            return new Import(
                    toState(),
                    Values.read(params, "params"),
                    toReports(),
                    Outcomes.constraints(constraints),
                    Json.texts(attributes),
                    Moments.instant("startedAt", startedAt),
                    Moments.instant("finishedAt", finishedAt));
        }

        private TrialState toState() {
            if (state == null) {
                throw new MalformedException(
                        "/state", "The member \"state\" is missing: give COMPLETE, PRUNED or FAILED.");
            }
            Optional<List<Double>> given = OneOrSeveral.read(null, values);
            if (given.isPresent() && given.get().stream().anyMatch(v -> Double.isNaN(v))) {
                throw new InvalidValueException("values", "A value is NaN: import the trial as FAILED.");
            }
            switch (state) {
                case "COMPLETE":
                    return new TrialState.Complete(
                            given.orElseThrow(() ->
                                    new InvalidValueException("values", "A COMPLETE trial has values: give them.")),
                            Optional.ofNullable(reason));
                case "PRUNED":
                    return new TrialState.Pruned(given, Optional.ofNullable(reason));
                case "FAILED":
                    if (given.isPresent()) {
                        throw new InvalidValueException("values", "A FAILED trial has no values: leave them out.");
                    }
                    return new TrialState.Failed(reason == null ? "It failed before it was imported." : reason);
                default:
                    throw new InvalidValueException(
                            "state", "\"" + state + "\" cannot be imported: give COMPLETE, PRUNED or FAILED.");
            }
        }

        private List<Progress> toReports() {
            List<Progress> all = new ArrayList<>();
            for (int i = 0; reports != null && i < reports.size(); i++) {
                all.add(toReport(reports.get(i), "/reports/" + i));
            }
            return all;
        }

        private static Progress toReport(List<Double> report, String pointer) {
            if (report == null || report.size() < 2 || report.contains(null)) {
                throw new MalformedException(
                        pointer, "A report is a list [step, value], with as many values as the study has directions.");
            }
            double step = report.get(0);
            if (step < 0 || step != Math.rint(step) || step > Integer.MAX_VALUE) {
                throw new MalformedException(pointer + "/0", "A step is a whole number, 0 or more.");
            }
            return new Progress((int) step, report.subList(1, report.size()), Map.of());
        }
    }
}
