package dev.parzen.rest;

import dev.parzen.space.Parameter;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Report;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.wire.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * All trials of a study as CSV (RFC 4180), one row each: fixed columns, among them {@code value}, or {@code values.0},
 * {@code values.1} and so on for several directions; then a column for each parameter, constraint and attribute that any
 * trial has. Texts that a spreadsheet would take for a formula get an apostrophe before them.
 */
final class TrialCsv {
    private static final List<String> IDENTITY = List.of("number", "id", "state");
    private static final List<String> COURSE = List.of(
            "attempt",
            "worker",
            "reason",
            "queued_at",
            "started_at",
            "finished_at",
            "sampler",
            "pruning_step",
            "pruning_reason",
            "audited",
            "out_of_space",
            "reports");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final Studies studies;
    private final StudyRef ref;
    private final int directions;
    private final Set<String> parameters = new LinkedHashSet<>();
    private final Set<String> constraints = new TreeSet<>();
    private final Set<String> attributes = new TreeSet<>();

    TrialCsv(Studies studies, Study study) {
        this.studies = studies;
        this.ref = StudyRef.of(study.id());
        this.directions = study.spec().directions().size();
        study.spec().space().parameters().stream().map(Parameter::name).forEach(parameters::add);
        constraints.addAll(study.spec().constraints());
    }

    /** Writes the rows as they are read, so that a study of any size fits. */
    void write(Writer target) throws IOException {
        studies.forEachTrial(ref, this::collectNames);
        List<String> header = new ArrayList<>(IDENTITY);
        header.addAll(valueColumns());
        header.addAll(COURSE);
        parameters.forEach(name -> header.add("params." + name));
        constraints.forEach(name -> header.add("constraints." + name));
        attributes.forEach(name -> header.add("attributes." + name));
        writeRow(target, header);
        studies.forEachTrial(ref, trial -> writeRow(target, row(trial)));
        target.flush();
    }

    private void collectNames(Trial trial) {
        parameters.addAll(trial.parameterValues().keySet());
        constraints.addAll(trial.constraints().keySet());
        attributes.addAll(trial.attributes().keySet());
    }

    private List<String> row(Trial trial) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(trial.number()));
        row.add(Long.toString(trial.id()));
        row.add(trial.stateName().name());
        List<Double> told = trial.values().orElse(List.of());
        for (int i = 0; i < directions; i++) {
            row.add(i < told.size() ? text(told.get(i)) : "");
        }
        row.add(Integer.toString(trial.attempt()));
        row.add(harmless(trial.lease().flatMap(Lease::worker).orElse("")));
        row.add(harmless(trial.reason().orElse("")));
        row.add(trial.queuedAt().map(Object::toString).orElse(""));
        row.add(trial.startedAt().map(Object::toString).orElse(""));
        row.add(trial.finishedAt().map(Object::toString).orElse(""));
        row.add(trial.sampler().orElse(""));
        row.add(text(trial.pruning().map(Pruning::step).orElse(null)));
        row.add(harmless(trial.pruning().map(Pruning::reason).orElse("")));
        row.add(Boolean.toString(trial.isAudited()));
        row.add(Boolean.toString(trial.outOfSpace()));
        row.add(reports(trial.reports()));
        var values = trial.parameterValues();
        parameters.forEach(name -> row.add(values.containsKey(name) ? plain(Values.write(values.get(name))) : ""));
        constraints.forEach(name -> row.add(text(trial.constraints().get(name))));
        attributes.forEach(name -> row.add(trial.attributes().getOrDefault(name, "")));
        return row;
    }

    private static String reports(List<Report> reports) {
        return reports.isEmpty()
                ? ""
                : Json.write(reports.stream()
                        .map(report -> {
                            List<Object> entry = new ArrayList<>();
                            entry.add(report.step());
                            entry.addAll(report.values());
                            return entry;
                        })
                        .toList());
    }

    private List<String> valueColumns() {
        return directions == 1
                ? List.of("value")
                : IntStream.range(0, directions).mapToObj(i -> "values." + i).toList();
    }

    private static String plain(JsonNode value) {
        return value.isString() ? harmless(value.asString()) : value.toString();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static void writeRow(Writer target, List<String> cells) {
        try {
            target.write(cells.stream().map(TrialCsv::quoted).collect(Collectors.joining(",")));
            target.write("\r\n");
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String quoted(String cell) {
        boolean needsQuotes = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needsQuotes ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
