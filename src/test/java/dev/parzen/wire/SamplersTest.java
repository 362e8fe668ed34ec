package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.PartialFixed;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import dev.parzen.space.ParameterValue;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Every sampler of the catalogue, as JSON. */
class SamplersTest {

    static Stream<SamplerSpec> catalogue() {
        return Catalogue.of(SamplerSpec.class);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void readsWhatItWrites(SamplerSpec spec) {
        SamplerSpec seeded = spec.withSeed(5);
        assertThat(Families.read(Families.text(seeded), SamplerSpec.class)).isEqualTo(seeded);
        assertThat(Families.read(Families.text(spec), SamplerSpec.class)).isEqualTo(spec);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void hasTheSameDefaultsAsTheCatalogue(SamplerSpec spec) {
        ObjectNode onlyType = Json.mapper().createObjectNode().put("type", Kinds.nameOf(spec));
        assertThat(catalogue()).contains(Families.read(onlyType, SamplerSpec.class));
    }

    @Test
    void readsASamplerWithinASampler() {
        String text = """
                {"type": "partial-fixed", "fixed": {"depth": 3, "kind": "a"}, "seed": 4,
                 "sampler": {"type": "grid", "values": {"x": [1, 2.5, null]}, "points": {"y": 3}}}""";
        PartialFixed spec = (PartialFixed) Families.read(text, SamplerSpec.class);
        assertThat(spec.fixed()).isEqualTo(Map.of("depth", ParameterValue.of(3), "kind", ParameterValue.of("a")));
        assertThat(spec.sampler())
                .isEqualTo(new Grid(
                        Map.of("x", List.of(ParameterValue.of(1), ParameterValue.of(2.5), ParameterValue.NOTHING)),
                        Map.of("y", 3),
                        OptionalLong.empty()));
        assertThat(Families.read(Families.text(spec), SamplerSpec.class)).isEqualTo(spec);
    }

    @Test
    void pointsIntoTheSamplerWithin() {
        assertRefused("{\"type\":\"partial-fixed\",\"sampler\":{\"type\":\"tpe\",\"gama\":1}}", "/sampler/gama");
        assertRefused("{\"type\":\"partial-fixed\",\"sampler\":{\"type\":\"best\"}}", "/sampler/type");
        assertRefused("{\"type\":\"partial-fixed\",\"sampler\":{\"type\":\"partial-fixed\"}}", "/sampler");
    }

    @Test
    void holdsParametersOfTheRecommendedSamplerUnlessTold() {
        assertThat(Kinds.nameOf(PartialFixed.defaults().sampler())).isEqualTo(Defaults.SAMPLER);
    }

    @Test
    void listsMapsAndASamplerWithinAsObjects() {
        assertSetting("partial-fixed", "fixed", "{}");
        assertSetting("partial-fixed", "sampler", "{\"type\":\"tpe\"}");
        assertSetting("grid", "values", "{}");
        assertSetting("grid", "points", "{}");
    }

    private static void assertSetting(String kind, String name, String byDefault) {
        CatalogueJson.SettingJson setting = CatalogueJson.create().samplers().stream()
                .filter(sampler -> sampler.type().equals(kind))
                .flatMap(sampler -> sampler.settings().stream())
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(setting.type()).isEqualTo("object");
        assertThat(setting.required()).isFalse();
        assertThat(setting.byDefault()).hasToString(byDefault);
    }

    private static void assertRefused(String text, String pointer) {
        assertThatThrownBy(() -> Families.read(text, SamplerSpec.class))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void listsEveryKindWithADescriptionOfEverySetting() {
        assertThat(CatalogueJson.create().samplers()).isNotEmpty().allSatisfy(kind -> {
            assertThat(kind.description()).isNotBlank();
            assertThat(kind.settings())
                    .allSatisfy(setting ->
                            assertThat(setting.description()).as(setting.name()).isNotBlank());
        });
    }
}
