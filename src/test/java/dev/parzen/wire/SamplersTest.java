package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Kinds;
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
    void listsEveryKindWithADescriptionOfEverySetting() {
        assertThat(CatalogueJson.create().samplers()).isNotEmpty().allSatisfy(kind -> {
            assertThat(kind.description()).isNotBlank();
            assertThat(kind.settings())
                    .allSatisfy(setting ->
                            assertThat(setting.description()).as(setting.name()).isNotBlank());
        });
    }
}
