package dev.parzen.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.OutputActivation;
import dev.parzen.objective.network.OutputSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Drop;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.network.layer.LayerSpec.Block;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeuralNetworkTest {
    private static final Parameter OPTIMIZER = Parameter.of("optimizer", Categorical.of("Adam", "RMSprop"));

    private static final Parameter ADAM_LR =
            Parameter.of("Adam_lr", FloatRange.log(1e-5, 1e-1)).when("optimizer", ParameterValue.of("Adam"));

    private static final Parameter RMSPROP_LR =
            Parameter.of("RMSprop_lr", FloatRange.log(1e-5, 1e-1)).when("optimizer", ParameterValue.of("RMSprop"));

    @Test
    void unfoldsADenseLayerInTheOrderOfTheComputation() {
        Dense dense = new Dense(
                Setting.of(7),
                Setting.of(ActivationFunction.RELU),
                Setting.of(Initialization.AUTO),
                Setting.of(true),
                Setting.of(0.25));
        assertThat(new NetworkDraft().layers(dense).build().resolve(Map.of()).layers())
                .containsExactly(
                        new Affine(7, Initialization.HE, false),
                        new Normalize(),
                        new Activate(ActivationFunction.RELU),
                        new Drop(0.25));
    }

    @Test
    void repeatsABlockAsOftenAsTheTrialSays() {
        NeuralNetwork network = new NetworkDraft()
                .layers(new Block(Setting.param("depth"), List.of(Dense.of(Setting.param("width")))))
                .build();
        assertThat(network.resolve(Map.of("depth", ParameterValue.of(3), "width", ParameterValue.of(5)))
                        .layers())
                .hasSize(6)
                .filteredOn(Affine.class::isInstance)
                .containsOnly(new Affine(5, Initialization.HE));
    }

    @Test
    void leavesOutALayerWhoseWidthIsNotActive() {
        NeuralNetwork network = new NetworkDraft()
                .layers(Dense.of(Setting.param("units0")), Dense.of(Setting.param("units1")))
                .build();
        assertThat(network.resolve(Map.of("units0", ParameterValue.of(4))).layers())
                .hasSize(2);
    }

    @Test
    void initialisesForTheActivationThatTheTrialChose() {
        Dense dense = new Dense(
                Setting.of(7), Setting.param("f"), Setting.of(Initialization.AUTO), Setting.of(false), Setting.of(0.0));
        NeuralNetwork network = new NetworkDraft().layers(dense).build();
        assertThat(network.resolve(Map.of("f", ParameterValue.of("leaky_relu"))).layers())
                .contains(new Affine(7, Initialization.HE), new Activate(ActivationFunction.LEAKY_RELU));
        assertThat(network.resolve(Map.of("f", ParameterValue.of("Sigmoid"))).layers())
                .contains(new Affine(7, Initialization.XAVIER));
    }

    @Test
    void takesTheFirstActiveOfSeveralParameters() {
        NetworkDraft draft = tunedOptimizer();
        Map<String, ParameterValue> values =
                Map.of("optimizer", ParameterValue.of("RMSprop"), "RMSprop_lr", ParameterValue.of(0.25));
        assertThat(draft.build().resolve(values).updating())
                .returns(Optimizer.RMSPROP, ResolvedNetwork.Updating::optimizer)
                .returns(0.25, ResolvedNetwork.Updating::learningRate);
    }

    @Test
    void readsAWholeNumberWhereANumberIsAskedForAndTheOtherWayRound() {
        NetworkDraft draft = new NetworkDraft().layers(Dense.of(Setting.param("width")));
        draft.learningRate = Setting.param("lr");
        ResolvedNetwork network =
                draft.build().resolve(Map.of("width", ParameterValue.of(3.0), "lr", ParameterValue.of(1)));
        assertThat(network.layers()).contains(new Affine(3, Initialization.HE));
        assertThat(network.updating().learningRate()).isEqualTo(1.0);
    }

    @Test
    void fitsASpaceInWhichEverySettingAlwaysHasAValue() {
        tunedOptimizer().build().requireFits(SearchSpace.of(OPTIMIZER, ADAM_LR, RMSPROP_LR));
    }

    @Test
    void acceptsSettingsOfALayerThatExistWheneverTheLayerDoes() {
        Parameter depth = Parameter.of("depth", IntRange.of(1, 2));
        Parameter units = Parameter.of("units", IntRange.of(1, 9)).when("depth", ParameterValue.of(2));
        Parameter drop = Parameter.of("drop", FloatRange.of(0, 0.5)).when("depth", ParameterValue.of(2));
        Dense dense = new Dense(
                Setting.param("units"),
                Setting.of(ActivationFunction.RELU),
                Setting.of(Initialization.AUTO),
                Setting.of(false),
                Setting.param("drop"));
        new NetworkDraft().layers(dense).build().requireFits(SearchSpace.of(depth, units, drop));
    }

    @Test
    void takesDimensionsOfColumnsFromParameters() {
        CsvDraft csv = new CsvDraft("a.csv");
        csv.categorical = Optional.of(OneOrMore.of("city"));
        csv.embeddings = Map.of("city", Optional.of(Setting.param("dimension")));
        NetworkDraft draft = new NetworkDraft();
        draft.data = csv.build();
        refuses(draft, SearchSpace.of(OPTIMIZER), "/data/embeddings/city", "does not have");
        SearchSpace wrong = SearchSpace.of(Parameter.of("dimension", IntRange.of(0, 8)));
        refuses(draft, wrong, "/data/embeddings/city", "from 1 to 65536");
        SearchSpace space = SearchSpace.of(Parameter.of("dimension", IntRange.of(1, 8)));
        draft.build().requireFits(space);
        draft.build().requireUses(space);
        draft.input = Optional.of(new InputSpec(List.of(3, 4)));
        assertThatThrownBy(draft::build).hasMessageContainingAll("input", "embedded", "leave input out");
    }

    @Test
    void decidesLossAndOutputByTheTask() {
        NetworkDraft draft = new NetworkDraft();
        assertThat(outputOf(draft, Loss.CROSS_ENTROPY)).isEqualTo(ActivationFunction.SOFTMAX);
        CsvDraft csv = new CsvDraft("a.csv");
        csv.task = Task.MULTI_LABEL;
        draft.data = csv.build();
        assertThat(outputOf(draft, Loss.BINARY_CROSS_ENTROPY)).isEqualTo(ActivationFunction.SIGMOID);
        draft.loss = Setting.of(Loss.HINGE);
        assertThat(outputOf(draft, Loss.HINGE)).isEqualTo(ActivationFunction.IDENTITY);
        draft.loss = Setting.of(Loss.MEAN_ABSOLUTE_ERROR);
        assertThat(outputOf(draft, Loss.MEAN_ABSOLUTE_ERROR)).isEqualTo(ActivationFunction.SIGMOID);
    }

    private static ActivationFunction outputOf(NetworkDraft draft, Loss decided) {
        ResolvedNetwork network = draft.build().resolve(Map.of());
        assertThat(network.loss()).isEqualTo(decided);
        return network.output().activation();
    }

    @Test
    void tunesTheLossAmongThoseThatFit() {
        NetworkDraft draft = new NetworkDraft();
        draft.loss = Setting.param("loss");
        assertThatThrownBy(draft::build).hasMessageContaining("cannot be compared");
        draft.metric = OneOrMore.of(Metric.VALIDATION_ACCURACY);
        draft.build().requireFits(SearchSpace.of(Parameter.of("loss", Categorical.of("hinge", "cross-entropy"))));
        draft.output = new OutputSpec(OutputActivation.SOFTMAX, Setting.of(Initialization.AUTO));
        refuses(draft, SearchSpace.of(Parameter.of("loss", Categorical.of("auto", "hinge"))), "/loss", "\"hinge\"");
    }

    @Test
    void decaysWeightsWithAdamWUnlessToldNotTo() {
        NetworkDraft draft = new NetworkDraft();
        assertThat(decay(draft)).isZero();
        draft.optimizer = Setting.of(Optimizer.ADAMW);
        assertThat(decay(draft)).isEqualTo(0.01);
        draft.weightDecay = Optional.of(Setting.of(0.0));
        assertThat(decay(draft)).isZero();
        draft.weightDecay = Optional.of(Setting.of(0.3));
        assertThat(decay(draft)).isEqualTo(0.3);
    }

    private static double decay(NetworkDraft draft) {
        return draft.build().resolve(Map.of()).regularization().weightDecay();
    }

    @Test
    void givesAdaDeltaItsOwnConstants() {
        NetworkDraft draft = new NetworkDraft();
        draft.optimizer = Setting.of(Optimizer.ADADELTA);
        assertThat(draft.build().resolve(Map.of()).updating())
                .returns(0.95, ResolvedNetwork.Updating::rho)
                .returns(1e-6, ResolvedNetwork.Updating::epsilon);
    }

    private static NetworkDraft tunedOptimizer() {
        NetworkDraft draft = new NetworkDraft();
        draft.optimizer = Setting.param("optimizer");
        draft.learningRate = new Setting.FirstActive<>(List.of("Adam_lr", "RMSprop_lr"));
        return draft;
    }

    private static void refuses(NetworkDraft draft, SearchSpace space, String pointer, String message) {
        assertThatThrownBy(() -> draft.build().requireFits(space))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessageContaining(message);
    }
}
