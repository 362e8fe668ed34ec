package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.Budget;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyState;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is written for a server is read as what was meant. */
class WritersTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"directions\": [\"MAXIMIZE\"], \"constraints\": [\"latency\"], \"labels\": {\"gpu\": \"true\"},"
                        + " \"attributes\": {\"team\": \"vision\", \"none\": null}, \"notes\": \"first\","
                        + " \"lease\": {\"duration\": \"PT7S\", \"attempts\": 5, \"retryOn\": [\"LOST\"]}, \"pauseAfterFailures\": 4",
                ", \"budget\": {\"trials\": 5, \"time\": \"PT1H\", \"target\": 0.5, \"parallel\": 2},"
                        + " \"sampler\": {\"type\": \"tpe\", \"startupTrials\": 3}, \"pruner\": {\"type\": \"median\"}",
                ", \"directions\": [\"MAXIMIZE\", \"MINIMIZE\", \"MAXIMIZE\"]",
                ", \"objective\": {\"type\": \"benchmark\", \"function\": \"branin-2\"}",
                ", \"space\": [{\"name\": \"a\", \"type\": \"categorical\", \"choices\": [1, \"b\", null, true]},"
                        + " {\"name\": \"x\", \"type\": \"float\", \"low\": 0, \"high\": 1, \"step\": 0.25,"
                        + " \"default\": 0.5, \"when\": {\"a\": [1, null]}},"
                        + " {\"name\": \"n\", \"type\": \"int\", \"low\": 1, \"high\": 64, \"log\": true,"
                        + " \"when\": {\"x\": {\"atLeast\": 0.5}}}]"
            })
    void asksForExactlyTheStudyThatIsMeant(String members) {
        StudySpec spec = spec(members);
        assertThat(Json.read(Json.write(StudyRequest.of(spec)), StudyRequest.class)
                        .toSpec(() -> {
                            throw new AssertionError("The seed is written.");
                        }))
                .isEqualTo(spec);
    }

    @Test
    void replacesTheWholeOfWhatChanges() {
        Study study = Study.created(
                7,
                spec(", \"budget\": {\"trials\": 5, \"target\": 0.5}, \"labels\": {\"gpu\": \"true\", \"old\": \"1\"},"
                        + " \"attributes\": {\"final\": {\"a\": {\"x\": 1, \"y\": 2}, \"b\": 1}, \"gone\": {\"c\": 1},"
                        + " \"flat\": {\"d\": 1}}"),
                START);
        StudyChange change = StudyChange.of(draft -> {
            draft.state = Optional.of(StudyState.PAUSED);
            draft.reason = Optional.of("no data");
            draft.pauseAfterFailures = OptionalInt.of(0);
            draft.budget = Optional.of(new Budget(
                    OptionalInt.empty(), Optional.of(Duration.ofHours(1)), OptionalDouble.empty(), OptionalInt.of(3)));
            draft.sampler = Optional.of(
                    spec(", \"sampler\": {\"type\": \"random\", \"seed\": 4}").sampler());
            draft.pruner =
                    Optional.of(spec(", \"pruner\": {\"type\": \"median\"}").pruner());
            draft.attributes = Optional.of(
                    Map.of("final", "{\"a\":{\"y\":3},\"new\":[1,{\"z\":1}]}", "flat", "2", "more", "{\"e\":1}"));
            draft.labels = Optional.of(Map.of("gpu", "false", "new", "1"));
            draft.notes = Optional.of("second");
            draft.ifVersion = OptionalInt.of(1);
        });
        assertThat(readAgain(change, study)).isEqualTo(change);
    }

    @Test
    void takesTheBudgetAwayAndLeavesTheRest() {
        Study study = Study.created(7, spec(", \"budget\": {\"trials\": 5}, \"notes\": \"first\""), START);
        StudyChange change = StudyChange.of(draft -> draft.budget = Optional.of(Budget.UNLIMITED));
        assertThat(readAgain(change, study)).isEqualTo(change);
    }

    @Test
    void bringsEveryKindOfFinishedTrial() {
        List<Import> trials = List.of(
                ended(new TrialState.Complete(List.of(Double.POSITIVE_INFINITY))),
                ended(new TrialState.Complete(List.of(0.5), Optional.of("early"))),
                ended(new TrialState.Pruned(Optional.of(List.of(0.5)), Optional.of("too slow"))),
                ended(new TrialState.Pruned(Optional.empty(), Optional.empty())),
                ended(new TrialState.Failed("broken")),
                several());
        assertThat(Json.read(Json.write(ImportBody.of(trials)), ImportBody.class)
                        .toImports())
                .isEqualTo(trials);
    }

    private static StudyChange readAgain(StudyChange change, Study study) {
        ObjectNode patch = Json.read(Json.write(StudyPatch.of(change, study)), ObjectNode.class);
        return StudyPatch.change(study, patch, () -> 0, change.ifVersion());
    }

    private static Import ended(TrialState end) {
        return new Import(
                end,
                Map.of("x", ParameterValue.of(0.5), "a", ParameterValue.of("b")),
                List.of(new Progress(0, List.of(Double.NaN), Map.of()), new Progress(7, List.of(0.25), Map.of())),
                Map.of("latency", -1.5),
                Map.of("from", "\"elsewhere\""),
                Optional.of(START),
                Optional.of(START.plusSeconds(5)));
    }

    private static Import several() {
        return new Import(
                new TrialState.Complete(List.of(0.5, Double.NEGATIVE_INFINITY)),
                Map.of(),
                List.of(new Progress(3, List.of(0.25, Double.NaN), Map.of())),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static StudySpec spec(String members) {
        return Json.read("{\"name\": \"s\"" + members + "}", StudyRequest.class).toSpec(() -> 11);
    }
}
