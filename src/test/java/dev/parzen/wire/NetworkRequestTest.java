package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.ObjectiveSpec.Steps;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.ResolvedNetwork.Watching;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.pruner.Median;
import dev.parzen.pruner.None;
import dev.parzen.pruner.Wilcoxon;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.StudySpec;
import dev.parzen.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a request says about how networks are judged. */
class NetworkRequestTest {

    @Test
    void takesTheDirectionsFromTheMetrics() {
        StudySpec study = study("", "\"metric\": [\"validation-roc-auc\", \"parameters\", \"secondsPerEpoch\"]");
        assertThat(study.directions()).containsExactly(Direction.MAXIMIZE, Direction.MINIMIZE, Direction.MINIMIZE);
        assertThat(network(study).metric())
                .isEqualTo(OneOrMore.of(Metric.VALIDATION_ROC_AUC, Metric.PARAMETERS, Metric.SECONDS_PER_EPOCH));
        assertThat(study("", "\"metric\": \"validation-accuracy\"").direction()).isEqualTo(Direction.MAXIMIZE);
    }

    @Test
    void refusesADirectionThatDoesNotFitItsMetric() {
        assertThatThrownBy(() -> study(
                        "\"directions\": [\"MINIMIZE\", \"MAXIMIZE\"],",
                        "\"metric\": [\"validation-loss\", \"parameters\"]"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("This is MAXIMIZE, but of parameters the smaller value is the better one: give MINIMIZE.")
                .extracting("pointer")
                .isEqualTo("/directions/1");
    }

    @Test
    void refusesAnotherNumberOfDirections() {
        assertThatThrownBy(() ->
                        study("\"directions\": [\"MINIMIZE\"],", "\"metric\": [\"validation-loss\", \"parameters\"]"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("has 2 values: give as many");
    }

    @Test
    void comparesFoldWithFoldUnlessToldOtherwise() {
        String folds = ", \"split\": {\"folds\": 3}";
        assertThat(study("", "\"epochs\": 3").pruner()).isInstanceOf(Median.class);
        assertThat(study("", "\"epochs\": 3", folds).pruner()).isInstanceOf(Wilcoxon.class);
        assertThat(study("\"pruner\": {\"type\": \"none\"},", "\"epochs\": 3", folds)
                        .pruner())
                .isInstanceOf(None.class);
        assertThat(study("", "\"metric\": [\"validation-loss\", \"parameters\"]", folds)
                        .pruner())
                .isInstanceOf(None.class);
    }

    @Test
    void readsEarlyStoppingAsEarlierReleasesWroteIt() {
        StudySpec study = study(
                "",
                "\"earlyStopping\": {\"patience\": 3, \"minDelta\": 0.0, \"mode\": \"auto\", \"baseline\": null,"
                        + " \"restoreBest\": true}, \"metric\": \"validation-loss\"");
        assertThat(network(study).earlyStopping()).hasValue(EarlyStopping.after(3));
        assertThat(network(study).timeLimit()).isEmpty();
    }

    @Test
    void tunesTheNumbersOfEarlyStopping() {
        NeuralNetwork network = network(study(
                "",
                "\"timeLimit\": \"PT90S\", \"earlyStopping\": {\"monitor\": \"train-accuracy\", \"patience\":"
                        + " {\"param\": \"p\"}, \"baseline\": {\"param\": \"b\"}, \"startAfter\": 4}"));
        assertThat(network.resolve(Map.of("p", ParameterValue.of(9), "b", ParameterValue.of(0.5)))
                        .course()
                        .watching())
                .isEqualTo(new Watching(
                        Metric.TRAIN_ACCURACY, false, OptionalInt.of(9), 0, OptionalDouble.of(0.5), true, 4));
        assertThat(network.timeLimit()).hasValue(Duration.ofSeconds(90));
        assertThat(Families.read(Families.text(network), ObjectiveSpec.class)).isEqualTo(network);
        assertThat(network.earlyStopping().orElseThrow().baseline()).isEqualTo(Optional.of(Setting.param("b")));
    }

    @Test
    void tunesTheNumberOfEpochs() {
        StudySpec study = study(
                "",
                "\"epochs\": {\"param\": \"p\"}, \"l1\": {\"param\": \"b\"}, \"schedule\": {\"type\": \"polynomial\"}");
        NeuralNetwork network = network(study);
        assertThat(study.steps()).as("the most of any trial, for pruners").hasValue(9);
        assertThat(network.steps(Map.of("p", ParameterValue.of(4)))).contains(new Steps(4, "epoch"));
        assertThat(network.steps(Map.of())).as("of a trial without values").isEmpty();
        ResolvedNetwork trial = network.resolve(Map.of("p", ParameterValue.of(4), "b", ParameterValue.of(0.5)));
        assertThat(trial.course().epochs()).isEqualTo(4);
        assertThat(Families.read(Families.text(network), ObjectiveSpec.class)).isEqualTo(network);
        assertThat(network(study("", "\"epochs\": 7")).steps(Map.of())).contains(new Steps(7, "epoch"));
        refuses("\"epochs\": {\"param\": \"b\"}", "/objective/epochs", "a whole number from 1 to");
        refuses("\"epochs\": 0", "/objective/epochs", "epochs is 0");
    }

    @Test
    void refusesATimeLimitOfNothing() {
        assertThatThrownBy(() -> study("", "\"timeLimit\": \"PT0S\""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("timeLimit is PT0S");
        assertThatThrownBy(() -> study("", "\"timeLimit\": \"ten minutes\""))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("PT30S");
    }

    @Test
    void refusesAMetricThatTheTaskDoesNotHave() {
        refuses("\"metric\": [\"validation-loss\", \"validation-rmse\"]", "/objective/metric", "validation-accuracy");
        refuses(
                "\"earlyStopping\": {\"monitor\": \"validation-r2\"}",
                "/objective/earlyStopping/monitor",
                "give one of");
        refuses(
                "\"schedule\": {\"type\": \"reduce-on-plateau\", \"monitor\": \"train-mae\"}",
                "/objective/schedule/monitor",
                "train-loss");
        refuses("\"metric\": \"validation-exact-match\"", "/objective/metric", "task of the data is classification");
    }

    private static void refuses(String setting, String pointer, String words) {
        assertThatThrownBy(() -> study("", setting))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer))
                .hasMessageContaining(words);
    }

    /** A study that was stored when nobody checked this. */
    @Test
    void readsAnOlderNetworkWhoseMetricTheTaskDoesNotHave() {
        NeuralNetwork old = (NeuralNetwork) Families.read(
                "{\"type\": \"neural-network\", \"data\": {\"type\": \"drawn-digits\"}, \"layers\": [],"
                        + " \"metric\": \"validation-rmse\"}",
                ObjectiveSpec.class);
        assertThat(old.metric()).isEqualTo(OneOrMore.of(Metric.VALIDATION_RMSE));
    }

    private static NeuralNetwork network(StudySpec study) {
        return (NeuralNetwork) study.objective();
    }

    private static StudySpec study(String members, String settings) {
        return study(members, settings, "");
    }

    private static StudySpec study(String members, String settings, String split) {
        boolean isTuned = settings.contains("\"param\"");
        String space = isTuned
                ? "\"space\": [{\"name\": \"p\", \"type\": \"int\", \"low\": 1, \"high\": 9},"
                        + " {\"name\": \"b\", \"type\": \"float\", \"low\": 0, \"high\": 1}],"
                : "";
        String text = "{\"name\": \"s\", " + members + space + "\"objective\": {\"type\": \"neural-network\", \"data\":"
                + " {\"type\": \"drawn-digits\"" + split + "}, \"layers\": [], " + settings + "}}";
        return Json.read(text, StudyRequest.class).toSpec(() -> 1);
    }

    /** Keeps the list of metrics and their names in one place for whoever reads reports. */
    @Test
    void namesMetricsOnTheWireInCamelCase() {
        assertThat(List.of(Metric.TRAIN_LOSS, Metric.VALIDATION_ACCURACY, Metric.VALIDATION_WEIGHTED_F1))
                .extracting(Metric::key)
                .containsExactly("trainLoss", "validationAccuracy", "validationWeightedF1");
    }
}
