package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.PartialFixed;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.sampler.tpe.Gamma;
import dev.parzen.sampler.tpe.TpePreset;
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
        assertSetting("partial-fixed", "sampler", "{\"type\":\"auto\"}");
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

    @Test
    void givesWhatIsLeftOutByAPreset() {
        assertThat(read("{'type': 'tpe', 'preset': 'watanabe-2023'}")).isEqualTo(Tpe.of(TpePreset.WATANABE_2023));
        assertThat(Tpe.of(TpePreset.WATANABE_2023).gamma()).isEqualTo(Gamma.LINEAR_15);
        assertThat(read("{'type': 'tpe', 'preset': 'default'}")).isEqualTo(Tpe.defaults());
    }

    @Test
    void letsASettingBesideAPresetWin() {
        Tpe tpe = (Tpe) read("{'type': 'tpe', 'gamma': 'square-root', 'preset': 'watanabe-2023', 'candidates': 30}");
        assertThat(tpe.gamma()).isEqualTo(Gamma.SQUARE_ROOT);
        assertThat(tpe.candidates()).isEqualTo(30);
        assertThat(tpe.fading()).isFalse();
        ObjectNode answer = Families.write(tpe);
        assertThat(answer.get("preset").asString()).isEqualTo("watanabe-2023");
        assertThat(answer.get("gamma").asString()).isEqualTo("square-root");
        assertThat(answer.get("fading").asBoolean()).isFalse();
        assertThat(Families.read(answer, SamplerSpec.class)).isEqualTo(tpe);
    }

    @Test
    void refusesAPresetThatItDoesNotKnow() {
        assertThatThrownBy(() -> read("{'type': 'tpe', 'preset': 'mine'}"))
                .isInstanceOfSatisfying(InvalidValueException.class, refused -> {
                    assertThat(refused.pointer()).isEqualTo("/preset");
                    assertThat(refused).hasMessageContaining("default, watanabe-2023, optuna, c-tpe");
                });
    }

    /** Each preset of the catalogue names settings that exist, with values that they take. */
    @Test
    void listsWhatPresetsGive() {
        CatalogueJson.KindJson tpe = CatalogueJson.create().samplers().stream()
                .filter(kind -> kind.type().equals("tpe"))
                .findFirst()
                .orElseThrow();
        CatalogueJson.SettingJson preset = tpe.settings().get(0);
        assertThat(preset.name()).isEqualTo("preset");
        assertThat(preset.choices())
                .hasSize(TpePreset.values().length)
                .containsAll(preset.presets().propertyNames());
        for (String choice : preset.choices()) {
            ObjectNode written = Families.write(read("{'type': 'tpe', 'preset': '" + choice + "'}"));
            preset.presets()
                    .get(choice)
                    .properties()
                    .forEach(given -> assertThat(written.get(given.getKey())).isEqualTo(given.getValue()));
        }
        assertThat(tpe.settings().subList(1, tpe.settings().size()))
                .allSatisfy(other -> assertThat(other.presets()).isNull());
    }

    private static SamplerSpec read(String json) {
        return Families.read(json.replace('\'', '"'), SamplerSpec.class);
    }
}
