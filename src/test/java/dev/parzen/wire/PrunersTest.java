package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.pruner.Patient;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.pruner.Threshold;
import dev.parzen.sampler.Catalogue;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every pruner of the catalogue, as JSON. */
class PrunersTest {

    static Stream<PrunerSpec> catalogue() {
        return Catalogue.of(PrunerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void readsWhatItWrites(PrunerSpec spec) {
        assertThat(read(Families.text(spec))).isEqualTo(spec);
        Patient wrapping = spec instanceof Patient ? (Patient) spec : new Patient(Optional.of(spec), 3, 0.5, 0.25);
        assertThat(read(Families.text(wrapping))).isEqualTo(wrapping);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void hasTheSameDefaultsAsTheCatalogue(PrunerSpec spec) {
        ObjectNode onlyType = Json.mapper().createObjectNode().put("type", Kinds.nameOf(spec));
        assertThat(catalogue()).contains(Families.read(onlyType, PrunerSpec.class));
    }

    @Test
    void readsAPrunerWithinAPruner() {
        assertThat(read("""
                {"type": "patient", "patience": 2, "pruner": {"type": "threshold", "upper": 1.5}}"""))
                .isEqualTo(new Patient(
                        Optional.of(new Threshold(OptionalDouble.empty(), OptionalDouble.of(1.5), 0, 1, 0)), 2, 0, 0));
        assertThat(read("{\"type\": \"patient\", \"pruner\": null}")).isEqualTo(read("{\"type\": \"patient\"}"));
    }

    @Test
    void pointsIntoThePrunerWithin() {
        assertRefused("{\"type\":\"patient\",\"pruner\":{\"type\":\"median\",\"startup\":1}}", "/pruner/startup");
        assertRefused("{\"type\":\"patient\",\"pruner\":{\"type\":\"magic\"}}", "/pruner/type");
        assertRefused("{\"type\":\"patient\",\"pruner\":{\"type\":\"patient\"}}", "/pruner");
        assertRefused("{\"type\":\"patient\",\"pruner\":{\"type\":\"median\",\"audit\":0.5}}", "/pruner/audit");
    }

    @Test
    void listsEveryKindWithADescriptionOfEverySetting() {
        assertThat(CatalogueJson.create().pruners())
                .extracting(CatalogueJson.KindJson::type)
                .containsExactly(
                        "none",
                        "median",
                        "percentile",
                        "asha",
                        "hyperband",
                        "threshold",
                        "patient",
                        "wilcoxon",
                        "pareto");
        assertThat(CatalogueJson.create().pruners()).allSatisfy(kind -> {
            assertThat(kind.description()).endsWith(".");
            assertThat(kind.settings())
                    .allSatisfy(setting ->
                            assertThat(setting.description()).as(setting.name()).endsWith("."));
        });
    }

    @Test
    void listsAPrunerWithinAsAnObject() {
        CatalogueJson.SettingJson within = CatalogueJson.create().pruners().stream()
                .filter(kind -> kind.type().equals("patient"))
                .flatMap(kind -> kind.settings().stream())
                .filter(setting -> setting.name().equals("pruner"))
                .findFirst()
                .orElseThrow();
        assertThat(within.type()).isEqualTo("object");
        assertThat(within.required()).isFalse();
        assertThat(within.byDefault().isNull()).isTrue();
    }

    private static PrunerSpec read(String text) {
        return Families.read(text, PrunerSpec.class);
    }

    private static void assertRefused(String text, String pointer) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }
}
