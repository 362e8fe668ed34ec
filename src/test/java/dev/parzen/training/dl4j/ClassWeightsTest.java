package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Imbalance;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.InvalidValueException;
import dev.parzen.training.TrainingListener.Answer;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.lean.Step;
import dev.parzen.training.dl4j.rows.Batches;
import dev.parzen.training.dl4j.rows.RowWeights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Of 60 rows 40 are "often" and 20 are "rare", and all are one batch. */
class ClassWeightsTest {
    @TempDir
    private Path directory;

    /** One step of SGD is a sum over the rows, so it is that of each class alone, times its weight. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void multipliesTheGradientOfTheRowsOfAClass(Loss loss) {
        INDArray often = step(loss, Map.of("rare", 0.0));
        INDArray rare = step(loss, Map.of("often", 0.0));
        assertThat(often.norm2Number().doubleValue()).isGreaterThan(1e-3);
        assertThat(step(loss, Map.of()).distance2(often.add(rare))).isLessThan(1e-6);
        INDArray weighed = often.mul(0.5).addi(rare.mul(3));
        assertThat(step(loss, Map.of("often", 0.5, "rare", 3.0)).distance2(weighed))
                .isLessThan(1e-6);
    }

    private INDArray step(Loss loss, Map<String, Double> weights) {
        NetworkDraft draft = draft();
        draft.loss = Setting.of(loss);
        draft.classWeights = weights;
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Dataset data = new DataSets(directory).load(draft.data);
        MultiLayerNetwork model = new MultiLayerNetwork(new Configuration(network, data).build());
        model.init();
        INDArray before = model.params().dup();
        try (Batches batches = new Batches(data, network);
                Step step = Step.of(model, batches.rows())) {
            batches.allOfEpoch(0, batch -> Double.isFinite(step.on(batch)));
        }
        return before.subi(model.params());
    }

    /** As compute_class_weight("balanced") of scikit-learn: 60 / (2 · 40) and 60 / (2 · 20). */
    @Test
    void balancesByTheNumberOfRows() {
        NetworkDraft draft = draft();
        draft.imbalance = Setting.of(Imbalance.WEIGHTS);
        assertThat(weights(draft).ofClass()).containsExactly(new float[] {0.75f, 1.5f}, within(1e-7f));
        draft.classWeights = Map.of("rare", 2.0);
        assertThat(weights(draft).ofClass()).containsExactly(new float[] {0.75f, 3}, within(1e-7f));
    }

    @Test
    void measuresEveryRowOnce() {
        NetworkDraft heavy = draft();
        heavy.classWeights = Map.of("often", 1e-30, "rare", 1e-30);
        NetworkDraft plain = draft();
        plain.learningRate = Setting.of(1e-30);
        assertThat(lossAfterAnEpoch(heavy)).isCloseTo(lossAfterAnEpoch(plain), within(1e-6));
    }

    private double lossAfterAnEpoch(NetworkDraft draft) {
        List<Double> losses = new ArrayList<>();
        new Dl4jTrainer(new DataSets(directory))
                .prepare(draft.build(), Map.of(), directory.resolve("model.zip"))
                .train(epoch -> {
                    losses.add(epoch.of(Metric.TRAIN_LOSS));
                    return Answer.STOP;
                });
        return losses.get(0);
    }

    @Test
    void refusesWeightsOfNoClass() {
        NetworkDraft draft = draft();
        draft.classWeights = Map.of("seldom", 2.0);
        assertThatThrownBy(() -> weights(draft))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("seldom", "[often, rare]");
        draft.classWeights = Map.of("rare", -1.0);
        assertThatThrownBy(draft::build)
                .hasMessageContaining("rare is -1.0")
                .extracting("pointer")
                .isEqualTo("/classWeights/rare");
        CsvDraft numbers = new CsvDraft("rows.csv");
        numbers.task = Task.REGRESSION;
        draft.classWeights = Map.of("rare", 2.0);
        draft.data = numbers.build();
        assertThatThrownBy(draft::build).hasMessageContaining("no classes that could be weighed");
    }

    private RowWeights weights(NetworkDraft draft) {
        Dataset data = new DataSets(directory).load(draft.data);
        return RowWeights.of(data, draft.build().resolve(Map.of()).batching()).orElseThrow();
    }

    private NetworkDraft draft() {
        write();
        CsvDraft csv = new CsvDraft("rows.csv");
        csv.split = new Split(
                OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("part"), true, 0, OptionalInt.empty());
        NetworkDraft draft = new NetworkDraft()
                .layers(new Dense(
                        Setting.of(5),
                        Setting.of(ActivationFunction.TANH),
                        Setting.of(Initialization.XAVIER),
                        Setting.of(false),
                        Setting.of(0.0)));
        draft.data = csv.build();
        draft.optimizer = Setting.of(Optimizer.SGD);
        draft.learningRate = Setting.of(1.0);
        draft.batchSize = Setting.of(60);
        return draft;
    }

    private void write() {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("a,b,label,part"));
        for (int i = 0; i < 80; i++) {
            String part = i < 60 ? "train" : i < 70 ? "validation" : "test";
            lines.add(random.nextGaussian() + "," + random.nextGaussian() + "," + (i % 3 == 0 ? "rare" : "often") + ","
                    + part);
        }
        try {
            Files.write(directory.resolve("rows.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
