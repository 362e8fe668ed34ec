package dev.parzen.wire;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Counts;
import dev.parzen.study.Study;
import dev.parzen.study.StudyDraft;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyState;
import dev.parzen.trial.TrialState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first line of a study's file.
 *
 * @param formatVersion what a file means; a reader knows its own and all before
 * @param version of the study, which its ETag tells
 * @param recorded the first distribution under each name, which a trial's value is from unless it says otherwise
 */
record StudyLine(
        String format,
        Integer formatVersion,
        StudyRequest spec,
        String state,
        String reason,
        Integer failuresInARow,
        Integer version,
        String createdAt,
        String firstAskAt,
        Integer handedOut,
        Map<String, Integer> counts,
        Map<String, DistributionJson> recorded) {
    private static final String FORMAT = "parzen-study";
    private static final int FORMAT_VERSION = 2;

    static StudyLine of(Study study, Map<String, Distribution> firsts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        study.counts().byState().forEach((name, count) -> counts.put(name.name(), count));
        Map<String, DistributionJson> recorded = new LinkedHashMap<>();
        firsts.forEach((name, distribution) -> recorded.put(name, DistributionJson.of(distribution)));
        return new StudyLine(
                FORMAT,
                FORMAT_VERSION,
                StudyRequest.of(study.spec()),
                study.state().name(),
                study.reason().orElse(null),
                study.failuresInARow(),
                study.version(),
                study.createdAt().toString(),
                study.firstAskAt().map(Instant::toString).orElse(null),
                study.handedOut(),
                counts,
                recorded);
    }

    /** The line, for a study of another name if one is given. */
    static StudyLine read(JsonNode line, Optional<String> name) {
        requireReadable(line);
        name.ifPresent(other -> {
            if (line.get("spec") instanceof ObjectNode spec) {
                spec.put("name", other);
            }
        });
        return Json.convert(line, StudyLine.class);
    }

    /** Whatever else a later format has, it begins with these. */
    private static void requireReadable(JsonNode line) {
        if (!FORMAT.equals(line.path("format").asString(""))) {
            throw new MalformedException(
                    "/format",
                    "This is no exported study: the first line of one says \"format\": \"" + FORMAT
                            + "\". GET /studies/{study}/export writes it.");
        }
        JsonNode version = line.path("formatVersion");
        if (version.isIntegralNumber() && version.asLong() > FORMAT_VERSION) {
            throw new InvalidValueException(
                    "formatVersion",
                    "The file is of format version " + version.asLong() + ", this server reads up to " + FORMAT_VERSION
                            + ": import it into a server that is as new as the one that exported it.");
        }
    }

    Study toStudy() {
        StudyRequest asked = given("spec", spec);
        StudySpec read = StudyRequest.at("spec", () -> asked.toSpec(StudyLine::withoutSeed));
        Optional<Instant> firstAsk = Moments.instant("firstAskAt", firstAskAt);
        int handed = counted("handedOut", handedOut, 0);
        if (firstAsk.isPresent() != handed > 0) {
            throw new InvalidValueException(
                    "firstAskAt",
                    handed > 0
                            ? handed + " trials were handed out: say when the first one was."
                            : "No trial was handed out: there is no such time.");
        }
        counted("formatVersion", formatVersion, 1);
        StudyDraft draft = new StudyDraft(
                0,
                read,
                Moments.instant("createdAt", given("createdAt", createdAt)).orElseThrow());
        draft.state = Words.constant(StudyState.class, "state", given("state", state));
        draft.reason = toReason();
        draft.failuresInARow = counted("failuresInARow", failuresInARow, 0);
        draft.version = counted("version", version, 1);
        draft.firstAskAt = firstAsk;
        draft.handedOut = handed;
        draft.counts = toCounts();
        return draft.build();
    }

    private Optional<String> toReason() {
        if (reason != null && state.equals(StudyState.ACTIVE.name())) {
            throw new InvalidValueException("reason", "The study is ACTIVE: leave out why it is not.");
        }
        return Optional.ofNullable(reason);
    }

    Map<String, Distribution> toRecorded() {
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        given("recorded", recorded)
                .forEach((name, distribution) -> distributions.put(
                        name,
                        StudyRequest.at(
                                "recorded",
                                () -> StudyRequest.at(
                                        name, () -> given(name, distribution).toDistribution()))));
        return distributions;
    }

    private Counts toCounts() {
        Map<TrialState.Name, Integer> byState = new EnumMap<>(TrialState.Name.class);
        given("counts", counts)
                .forEach((name, count) -> StudyRequest.at(
                        "counts",
                        () -> byState.put(Words.constant(TrialState.Name.class, name, name), counted(name, count, 0))));
        return new Counts(byState);
    }

    private static int counted(String member, Integer count, int least) {
        int number = given(member, count);
        if (number < least) {
            throw new InvalidValueException(member, member + " is " + number + ": it is at least " + least + ".");
        }
        return number;
    }

    static <T> T given(String member, T value) {
        if (value == null) {
            throw member.isEmpty()
                    ? new MalformedException("", "Something is needed here, not null.")
                    : new MalformedException("/" + member, "The member \"" + member + "\" is missing.");
        }
        return value;
    }

    private static long withoutSeed() {
        throw new InvalidValueException("seed", "The sampler has no seed: without it the study would go on otherwise.");
    }
}
