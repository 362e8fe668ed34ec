package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Encoding;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.model.ModelFile;
import dev.parzen.training.dl4j.rows.Batches;
import dev.parzen.training.dl4j.rule.Updaters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One step of plain SGD at the learning rate 1, with and without what keeps gradients and weights small. */
class RegularizationTest {
    private static final Dataset DATA =
            new DataSets(Path.of("none")).load(new DrawnDigits(100, 0, NetworkDraft.usualSplit()));

    /** Of a network with batch normalisation: 0 affine, 1 normalisation, 2 activation, 3 output. */
    private static final List<String> LEARNT = List.of("0_W", "1_gamma", "1_beta", "3_W", "3_b");

    @TempDir
    private Path directory;

    private final MultiLayerNetwork before = begun(draft());
    private final MultiLayerNetwork free = stepped(draft());

    @Test
    void scalesDownTheWholeGradient() {
        double squares = 0;
        for (String name : LEARNT) {
            squares += Math.pow(gradient(name).norm2Number().doubleValue(), 2);
        }
        double norm = Math.sqrt(squares);
        NetworkDraft draft = draft();
        draft.gradientClipping = new GradientClipping.ByGlobalNorm(Setting.of(norm / 3));
        MultiLayerNetwork clipped = stepped(draft);
        LEARNT.forEach(name -> isScaled(clipped, name, 1.0 / 3));
        leavesWhatIsNoGradient(clipped);
        draft.gradientClipping = new GradientClipping.ByGlobalNorm(Setting.of(norm * 1.01));
        assertThat(stepped(draft).params()).isEqualTo(free.params());
    }

    @Test
    void scalesDownTheGradientOfALayer() {
        double norm = Math.hypot(norm("3_W"), norm("3_b"));
        NetworkDraft draft = draft();
        draft.gradientClipping = new GradientClipping.ByLayerNorm(Setting.of(norm / 2));
        MultiLayerNetwork clipped = stepped(draft);
        isScaled(clipped, "3_W", 0.5);
        isScaled(clipped, "3_b", 0.5);
        isScaled(clipped, "0_W", Math.min(1, norm / 2 / norm("0_W")));
        leavesWhatIsNoGradient(clipped);
    }

    @Test
    void scalesDownTheGradientOfAnArray() {
        NetworkDraft draft = draft();
        draft.gradientClipping = new GradientClipping.ByNorm(Setting.of(norm("3_b") / 2));
        MultiLayerNetwork clipped = stepped(draft);
        LEARNT.forEach(name -> isScaled(clipped, name, Math.min(1, norm("3_b") / 2 / norm(name))));
        leavesWhatIsNoGradient(clipped);
    }

    @Test
    void cutsEachNumberOfTheGradient() {
        double most = norm("3_W") / 20;
        NetworkDraft draft = draft();
        draft.gradientClipping = new GradientClipping.ByValue(Setting.of(most));
        MultiLayerNetwork clipped = stepped(draft);
        int cut = 0;
        double[] whole = gradient("3_W").dup('c').data().asDouble();
        double[] taken = before.getParam("3_W")
                .sub(clipped.getParam("3_W"))
                .dup('c')
                .data()
                .asDouble();
        for (int i = 0; i < whole.length; i++) {
            assertThat(taken[i]).isCloseTo(Math.max(-most, Math.min(most, whole[i])), within(1e-6));
            cut += Math.abs(whole[i]) > most ? 1 : 0;
        }
        assertThat(cut).isBetween(1, whole.length - 1);
        leavesWhatIsNoGradient(clipped);
    }

    @Test
    void scalesDownTheWeightsThatLeadToAUnit() throws Exception {
        INDArray norms = free.getParam("3_W").norm2(0);
        double most = norms.meanNumber().doubleValue();
        NetworkDraft draft = draft();
        draft.maxNorm = Optional.of(Setting.of(most));
        MultiLayerNetwork bound = stepped(draft);
        int scaled = 0;
        for (int unit = 0; unit < 10; unit++) {
            double norm = norms.getDouble(unit);
            INDArray expected = free.getParam("3_W").getColumn(unit).mul(Math.min(1, most / norm));
            assertThat(bound.getParam("3_W").getColumn(unit).distance2(expected))
                    .isLessThan(1e-5);
            scaled += norm > most ? 1 : 0;
        }
        assertThat(scaled).isBetween(1, 9);
        assertThat(bound.getParam("3_b")).isEqualTo(free.getParam("3_b"));
        ResolvedNetwork network = draft.build().resolve(Map.of());
        Encoding encoding = new DataSets(directory).load(draft.data).encoding();
        ModelFile file = ModelFile.of(directory.resolve("model.zip"), network, Map.of(), encoding);
        file.save(bound, Map.of(), 1);
        assertThat(file.load().params()).isEqualTo(bound.params());
    }

    @Test
    void leavesWeightsWithinTheNormExactlyAsTheyAre() {
        NetworkDraft draft = draft();
        draft.maxNorm = Optional.of(Setting.of(1000.0));
        assertThat(stepped(draft).params()).isEqualTo(free.params());
    }

    /** Adam's own step is the same whether weights decay or not: what it sees is the gradient of the loss alone. */
    @Test
    void decaysWeightsBesideTheStepOfAdam() {
        NetworkDraft adam = draft();
        adam.optimizer = Setting.of(Optimizer.ADAM);
        adam.learningRate = Setting.of(0.1);
        NetworkDraft adamW = draft();
        adamW.optimizer = Setting.of(Optimizer.ADAMW);
        adamW.learningRate = Setting.of(0.1);
        INDArray expected =
                stepped(adam).getParam("3_W").sub(before.getParam("3_W").mul(0.1 * 0.01));
        assertThat(stepped(adamW).getParam("3_W").distance2(expected)).isLessThan(1e-5);
        assertThat(stepped(adamW).getParam("3_b")).isEqualTo(stepped(adam).getParam("3_b"));
    }

    private INDArray gradient(String name) {
        return before.getParam(name).sub(free.getParam(name));
    }

    private double norm(String name) {
        return gradient(name).norm2Number().doubleValue();
    }

    private void isScaled(MultiLayerNetwork clipped, String name, double factor) {
        INDArray taken = before.getParam(name).sub(clipped.getParam(name));
        double off = taken.distance2(gradient(name).mul(factor));
        assertThat(off).as(name).isLessThan(1e-5 * (1 + norm(name)));
    }

    /** The running mean and variance are no gradient, and change as without clipping. */
    private void leavesWhatIsNoGradient(MultiLayerNetwork clipped) {
        assertThat(free.getParam("1_mean")).isNotEqualTo(before.getParam("1_mean"));
        assertThat(clipped.getParam("1_mean")).isEqualTo(free.getParam("1_mean"));
        assertThat(clipped.getParam("1_var")).isEqualTo(free.getParam("1_var"));
    }

    private static NetworkDraft draft() {
        NetworkDraft draft = new NetworkDraft()
                .layers(new Dense(
                        Setting.of(12),
                        Setting.of(ActivationFunction.TANH),
                        Setting.of(Initialization.XAVIER),
                        Setting.of(true),
                        Setting.of(0.0)));
        draft.optimizer = Setting.of(Optimizer.SGD);
        draft.learningRate = Setting.of(1.0);
        return draft;
    }

    private static MultiLayerNetwork begun(NetworkDraft draft) {
        ResolvedNetwork network = draft.build().resolve(Map.of());
        MultiLayerNetwork model = new MultiLayerNetwork(new Configuration(network, DATA).build());
        model.init();
        Updaters.confine(model, network.regularization().clipping(), Optional.empty());
        return model;
    }

    private static MultiLayerNetwork stepped(NetworkDraft draft) {
        ResolvedNetwork network = draft.build().resolve(Map.of());
        MultiLayerNetwork model = begun(draft);
        try (Batches batches = new Batches(DATA, network)) {
            batches.allOfEpoch(0, batch -> {
                model.fit(batch);
                return false;
            });
        }
        return model;
    }
}
