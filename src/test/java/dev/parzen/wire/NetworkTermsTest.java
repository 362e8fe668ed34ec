package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.RatePlan;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Kinds;
import dev.parzen.space.ParameterValue;
import dev.parzen.wire.CatalogueJson.SettingJson;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of what a training is made of. */
class NetworkTermsTest {

    static Stream<String> members() {
        return Stream.concat(
                Families.kinds(Schedule.class).stream()
                        .map(kind -> "\"schedule\": {\"type\": \"" + Kinds.nameOf(kind) + "\"}"),
                Families.kinds(GradientClipping.class).stream()
                        .map(kind -> "\"gradientClipping\": {\"type\": \"" + Kinds.nameOf(kind) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("members")
    void saysTheSameWhenItIsWrittenAndReadAgain(String member) {
        NeuralNetwork network = network(member);
        assertThat(Families.read(Families.text(network), ObjectiveSpec.class)).isEqualTo(network);
        assertThat(network.resolve(Map.of()).updating().learningRate()).isPositive();
    }

    @Test
    void takesFromParametersWhatMayAlsoBeMissing() {
        NeuralNetwork network =
                network("\"weightDecay\": {\"param\": \"d\"}, \"maxNorm\": 3, \"constants\": {\"epsilon\":"
                        + " {\"param\": \"e\"}}, \"classWeights\": {\"7\": 2.5}, \"loss\": \"mean-squared-error\"");
        assertThat(Families.read(Families.text(network), ObjectiveSpec.class)).isEqualTo(network);
        assertThat(network.constants().epsilon()).contains(Setting.param("e"));
        ResolvedNetwork resolved = network.resolve(Map.of("d", ParameterValue.of(0.2), "e", ParameterValue.of(0.01)));
        assertThat(resolved.regularization().weightDecay()).isEqualTo(0.2);
        assertThat(resolved.regularization().maxNorm()).isEqualTo(OptionalDouble.of(3));
        assertThat(resolved.updating().epsilon()).isEqualTo(0.01);
        assertThat(resolved.batching().classWeights()).isEqualTo(Map.of("7", 2.5));
    }

    @Test
    void tellsWhatMayBeSeveralOrTuned() {
        List<SettingJson> settings = CatalogueJson.create().objectives().stream()
                .filter(kind -> kind.type().equals("neural-network"))
                .findFirst()
                .orElseThrow()
                .settings();
        assertThat(settings)
                .filteredOn(setting -> setting.several() != null)
                .extracting(SettingJson::name)
                .containsExactly("metric");
        assertThat(settings)
                .filteredOn(setting -> setting.tunable() != null)
                .extracting(SettingJson::name)
                .contains("epochs", "batchSize", "imbalance")
                .doesNotContain("seed", "metric");
        List<SettingJson> table = CatalogueJson.create().datasets().get(0).settings();
        assertThat(table)
                .filteredOn(setting -> setting.several() != null)
                .extracting(SettingJson::name)
                .containsExactly("label", "categorical");
    }

    /** As a study was stored before there were schedules, clipping, class weights and losses to choose. */
    @Test
    void readsAnOlderNetworkAsWhatItWas() {
        ResolvedNetwork old = network("\"output\": {\"activation\": \"softmax\", \"initialization\": \"auto\"},"
                        + " \"loss\": \"cross-entropy\", \"optimizer\": \"RMSprop\", \"learningRate\": 0.01,"
                        + " \"constants\": {\"momentum\": 0.9, \"rho\": 0.9, \"beta1\": 0.9, \"beta2\": 0.999,"
                        + " \"epsilon\": 1e-8}, \"l2\": 0.0, \"weightDecay\": 0.0")
                .resolve(Map.of());
        assertThat(old)
                .isEqualTo(network("\"optimizer\": \"RMSprop\", \"learningRate\": 0.01")
                        .resolve(Map.of()));
        assertThat(old.loss()).isEqualTo(Loss.CROSS_ENTROPY);
        assertThat(old.output().activation()).isEqualTo(ActivationFunction.SOFTMAX);
        assertThat(old.updating().rates()).isEqualTo(new RatePlan.Constant(0.01));
        assertThat(old.updating().epsilon()).isEqualTo(1e-8);
        assertThat(old.regularization().clipping()).isEqualTo(GradientClipping.Limit.NONE);
    }

    @Test
    void cataloguesSettingsThatMayBeMissingAsTunable() {
        var network = CatalogueJson.create().objectives().stream()
                .filter(kind -> kind.type().equals("neural-network"))
                .findFirst()
                .orElseThrow();
        var decay = network.settings().stream()
                .filter(setting -> setting.name().equals("weightDecay"))
                .findFirst()
                .orElseThrow();
        assertThat(decay.type()).isEqualTo("number");
        assertThat(decay.tunable()).isTrue();
        assertThat(CatalogueJson.create().schedules())
                .extracting(CatalogueJson.KindJson::type)
                .containsExactly(
                        "constant", "step", "exponential", "polynomial", "cosine", "one-cycle", "reduce-on-plateau");
    }

    private static NeuralNetwork network(String members) {
        return (NeuralNetwork) Families.read(
                "{\"type\": \"neural-network\", \"data\": {\"type\": \"drawn-digits\"}, \"layers\": []"
                        + (members.isEmpty() ? "" : ", " + members) + "}",
                ObjectiveSpec.class);
    }
}
