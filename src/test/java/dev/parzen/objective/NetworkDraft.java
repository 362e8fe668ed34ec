package dev.parzen.objective;

import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.network.Checkpointing;
import dev.parzen.objective.network.EarlyStopping;
import dev.parzen.objective.network.FinalTraining;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.LayerConstants;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.OutputSpec;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network being put together by a test: every setting has its default until the test changes it. */
public final class NetworkDraft {
    public DataSpec data = new DataSpec.DrawnDigits(100, 0, Split.DEFAULTS);
    public Optional<InputSpec> input = Optional.empty();
    public List<LayerSpec> layers = List.of();
    public OutputSpec output = OutputSpec.DEFAULTS;
    public LayerConstants layerConstants = LayerConstants.DEFAULTS;
    public Setting<Loss> loss = Setting.of(Loss.AUTO);
    public Setting<Optimizer> optimizer = Setting.of(Optimizer.ADAM);
    public Setting<Double> learningRate = Setting.of(0.001);
    public Schedule schedule = Schedule.CONSTANT;
    public Optimizer.Constants constants = Optimizer.Constants.DEFAULTS;
    public Setting<Double> l1 = Setting.of(0.0);
    public Setting<Double> l2 = Setting.of(0.0);
    public Optional<Setting<Double>> weightDecay = Optional.empty();
    public GradientClipping gradientClipping = GradientClipping.NONE;
    public Optional<Setting<Double>> maxNorm = Optional.empty();
    public Setting<Integer> batchSize = Setting.of(32);
    public int epochs = 50;
    public boolean shuffle = true;
    public Setting<Imbalance> imbalance = Setting.of(Imbalance.NONE);
    public Map<String, Double> classWeights = Map.of();
    public long seed;
    public OneOrMore<Metric> metric = OneOrMore.of(Metric.VALIDATION_LOSS);
    public Optional<EarlyStopping> earlyStopping = Optional.of(EarlyStopping.DEFAULTS);
    public Optional<Duration> timeLimit = Optional.empty();
    public Optional<Checkpointing> checkpoints = Optional.of(Checkpointing.DEFAULTS);
    public FinalTraining finalTraining = FinalTraining.BEST_MODEL;

    public static Split usualSplit() {
        return Split.DEFAULTS;
    }

    public NetworkDraft layers(LayerSpec... all) {
        layers = List.of(all);
        return this;
    }

    public NeuralNetwork build() {
        return new NeuralNetwork(
                data,
                input,
                layers,
                output,
                layerConstants,
                loss,
                optimizer,
                learningRate,
                schedule,
                constants,
                l1,
                l2,
                weightDecay,
                gradientClipping,
                maxNorm,
                batchSize,
                Setting.of(epochs),
                shuffle,
                imbalance,
                classWeights,
                seed,
                metric,
                earlyStopping,
                timeLimit,
                checkpoints,
                finalTraining);
    }
}
