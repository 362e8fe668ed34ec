package dev.parzen.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Mode;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.OutputActivation;
import dev.parzen.objective.network.OutputSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Block;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Condition;
import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is refused of a network and of the space that is searched for it, and where the refusal points. */
class NetworkRefusalsTest {
    private static final Parameter OPTIMIZER = Parameter.of("optimizer", Categorical.of("Adam", "RMSprop"));

    private static final Parameter ADAM_LR =
            Parameter.of("Adam_lr", FloatRange.log(1e-5, 1e-1)).when("optimizer", ParameterValue.of("Adam"));

    private static final Parameter RMSPROP_LR =
            Parameter.of("RMSprop_lr", FloatRange.log(1e-5, 1e-1)).when("optimizer", ParameterValue.of("RMSprop"));

    @Test
    void refusesALossOrAnOutputThatDoesNotFitTheTask() {
        CsvDraft csv = new CsvDraft("a.csv");
        csv.task = Task.REGRESSION;
        NetworkDraft draft = new NetworkDraft();
        draft.data = csv.build();
        assertThat(draft.build().resolve(Map.of()))
                .returns(Loss.MEAN_SQUARED_ERROR, ResolvedNetwork::loss)
                .returns(
                        ActivationFunction.IDENTITY, network -> network.output().activation());
        draft.loss = Setting.of(Loss.CROSS_ENTROPY);
        assertThatThrownBy(draft::build)
                .hasMessageContainingAll("cross-entropy", "regression", "mean-squared-error")
                .extracting("pointer")
                .isEqualTo("/loss");
        draft.loss = Setting.of(Loss.MEAN_SQUARED_ERROR);
        draft.output = new OutputSpec(OutputActivation.SOFTMAX, Setting.of(Initialization.AUTO));
        assertThatThrownBy(draft::build)
                .hasMessageContainingAll("softmax", "regression", "identity")
                .extracting("pointer")
                .isEqualTo("/output/activation");
        draft.output = new OutputSpec(OutputActivation.IDENTITY, Setting.of(Initialization.AUTO));
        assertThat(draft.build().data().task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void refusesASettingThatSomeTrialsLeaveWithoutAValue() {
        Parameter more = Parameter.of("optimizer", Categorical.of("Adam", "RMSprop", "SGD"));
        refuses(tunedOptimizer(), SearchSpace.of(more, ADAM_LR, RMSPROP_LR), "/learningRate", "{optimizer=\"SGD\"}");
    }

    @Test
    void findsAGapBehindABoundOfACondition() {
        Parameter depth = Parameter.of("depth", IntRange.of(1, 90));
        Parameter rate = new Parameter(
                "rate",
                FloatRange.of(0.1, 1),
                new Condition(Map.of("depth", new Condition.Between(OptionalDouble.empty(), OptionalDouble.of(40)))),
                Optional.empty());
        NetworkDraft draft = new NetworkDraft();
        draft.learningRate = Setting.param("rate");
        refuses(draft, SearchSpace.of(depth, rate), "/learningRate", "depth=41");
    }

    @Test
    void refusesAnUnknownParameter() {
        refuses(
                new NetworkDraft().layers(Dense.of(Setting.param("with"))),
                SearchSpace.of(Parameter.of("width", IntRange.of(1, 9))),
                "/layers/0/width",
                "[width]");
    }

    @Test
    void needsAParameterThatASettingNamesOrAnotherDependsOn() {
        Parameter depth = Parameter.of("depth", IntRange.of(1, 2));
        Parameter units = Parameter.of("units", IntRange.of(1, 9)).when("depth", ParameterValue.of(2));
        NetworkDraft draft =
                tunedOptimizer().layers(new Block(Setting.of(2), List.of(Dense.of(Setting.param("units")))));
        draft.build().requireUses(SearchSpace.of(OPTIMIZER, ADAM_LR, RMSPROP_LR, depth, units));
        new NetworkDraft().build().requireUses(SearchSpace.UNDECLARED);
    }

    @Test
    void refusesAParameterThatChangesNothing() {
        Parameter momentum = Parameter.of("momentum", FloatRange.of(0, 0.9));
        refusesUnused(SearchSpace.of(OPTIMIZER, momentum, ADAM_LR, RMSPROP_LR), "/1", "{\"param\": \"momentum\"}");
    }

    @Test
    void refusesTheDependentFirstOfTwoParametersThatChangeNothing() {
        Parameter depth = Parameter.of("depth", IntRange.of(1, 2));
        Parameter units = Parameter.of("units", IntRange.of(1, 9)).when("depth", ParameterValue.of(2));
        refusesUnused(SearchSpace.of(OPTIMIZER, ADAM_LR, RMSPROP_LR, depth, units), "/4", "\"units\"");
    }

    @Test
    void refusesAParameterOneOfWhoseValuesCannotServe() {
        refusesWidth(IntRange.of(0, 9), "may be 0");
        refusesWidth(FloatRange.of(1, 9), "whole number");
        refusesWidth(FloatRange.stepped(1, 9, 0.5), "may be 1.5");
        refusesWidth(Categorical.of("wide"), "may be \"wide\"");
        new NetworkDraft()
                .layers(Dense.of(Setting.param("width")))
                .build()
                .requireFits(SearchSpace.of(Parameter.of("width", FloatRange.stepped(1, 9, 2))));
    }

    @Test
    void refusesAChoiceThatNamesNoOptimizer() {
        NetworkDraft draft = new NetworkDraft();
        draft.optimizer = Setting.param("optimizer");
        SearchSpace space = SearchSpace.of(Parameter.of("optimizer", Categorical.of("adam", "Adamm")));
        refuses(draft, space, "/optimizer", "Adamm");
    }

    @Test
    void pointsIntoBlocksAndConstants() {
        NetworkDraft draft = new NetworkDraft()
                .layers(new Block(Setting.of(2), List.of(Dense.of(Setting.of(1)), Dense.of(Setting.param("w")))));
        refuses(draft, SearchSpace.UNDECLARED, "/layers/0/layers/1/width", "\"w\"");
        NetworkDraft other = new NetworkDraft();
        other.constants = new Optimizer.Constants(
                Setting.param("m"), Optional.empty(), Setting.of(0.9), Setting.of(0.9), Optional.empty());
        refuses(other, SearchSpace.UNDECLARED, "/constants/momentum", "\"m\"");
    }

    /** Forty blocks of two in each other would be 2^40 layers: refused before they are made. */
    @Test
    void refusesMoreLayersThanAnyNetworkHas() {
        LayerSpec nested = Dense.of(Setting.of(2));
        for (int i = 0; i < 40; i++) {
            nested = new Block(Setting.of(2), List.of(nested));
        }
        NeuralNetwork network = new NetworkDraft().layers(nested).build();
        assertThatThrownBy(() -> network.requireFits(SearchSpace.UNDECLARED))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).endsWith("/layers/0/times"))
                .hasMessageContaining("more than 5000 layers");
    }

    /** The number of parameters is best in the first epoch, which would be kept. */
    @Test
    void watchesNoCost() {
        NetworkDraft draft = new NetworkDraft();
        draft.metric = OneOrMore.of(Metric.PARAMETERS, Metric.SECONDS_PER_EPOCH, Metric.VALIDATION_ACCURACY);
        assertThat(watched(draft)).isEqualTo(Metric.VALIDATION_ACCURACY);
        draft.earlyStopping = Optional.empty();
        assertThat(watched(draft)).isEqualTo(Metric.VALIDATION_ACCURACY);
        draft.metric = OneOrMore.of(Metric.PARAMETERS);
        assertThat(watched(draft)).isEqualTo(Metric.VALIDATION_LOSS);
        draft.earlyStopping = Optional.of(new EarlyStopping(
                Optional.of(Metric.PARAMETERS),
                Setting.of(3),
                Setting.of(0.0),
                Mode.AUTO,
                Optional.empty(),
                true,
                Setting.of(0)));
        refusesNew(draft, "/earlyStopping/monitor", "validation-loss");
    }

    private static Metric watched(NetworkDraft draft) {
        return draft.build().resolve(Map.of()).course().watching().monitor();
    }

    @Test
    void refusesTimesAndSchedulesThatLeaveNoTraining() {
        NetworkDraft draft = new NetworkDraft();
        draft.timeLimit = Optional.of(Duration.ofDays(400));
        refusesNew(draft, "/timeLimit", "at most a year");
        NetworkDraft other = new NetworkDraft();
        other.epochs = 1;
        other.schedule = new Schedule.Cosine(Setting.of(0));
        refusesNew(other, "/schedule", "give at least 2 epochs");
    }

    /** A new study is not made; one that is stored can still be read. */
    private static void refusesNew(NetworkDraft draft, String pointer, String message) {
        NeuralNetwork network = draft.build();
        network.requireFits(SearchSpace.UNDECLARED);
        assertThatThrownBy(network::requireNew)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageContaining(message);
    }

    @Test
    void refusesWrittenValuesOutOfRange() {
        assertThatThrownBy(() -> Dense.of(Setting.of(0)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("width is 0: give a whole number from 1 to 65536.");
        assertThatThrownBy(() -> new LayerSpec.Dropout(Setting.of(1.0))).hasMessageContaining("below 1");
        NetworkDraft draft = new NetworkDraft();
        draft.learningRate = Setting.of(Double.NaN);
        assertThatThrownBy(draft::build).hasMessageContaining("learningRate is NaN");
    }

    @Test
    void refusesCrossEntropyWithoutSoftmax() {
        NetworkDraft draft = new NetworkDraft();
        draft.loss = Setting.of(Loss.CROSS_ENTROPY);
        draft.output = new OutputSpec(OutputActivation.IDENTITY, Setting.of(Initialization.AUTO));
        assertThatThrownBy(draft::build)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo("/output/activation"));
    }

    private static NetworkDraft tunedOptimizer() {
        NetworkDraft draft = new NetworkDraft();
        draft.optimizer = Setting.param("optimizer");
        draft.learningRate = new Setting.FirstActive<>(List.of("Adam_lr", "RMSprop_lr"));
        return draft;
    }

    private static void refusesUnused(SearchSpace space, String pointer, String message) {
        NeuralNetwork network = tunedOptimizer().build();
        network.requireFits(space);
        assertThatThrownBy(() -> network.requireUses(space))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageContaining(message);
    }

    private static void refusesWidth(Distribution width, String message) {
        refuses(
                new NetworkDraft().layers(Dense.of(Setting.param("width"))),
                SearchSpace.of(Parameter.of("width", width)),
                "/layers/0/width",
                message);
    }

    private static void refuses(NetworkDraft draft, SearchSpace space, String pointer, String message) {
        assertThatThrownBy(() -> draft.build().requireFits(space))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageContaining(message);
    }
}
