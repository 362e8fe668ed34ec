package dev.parzen.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.Images;
import dev.parzen.objective.data.Numpy;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataSpecJsonTest {

    @Test
    void readsAnEarlierTableAsItWasMeant() {
        CsvDraft draft = new CsvDraft("a.csv");
        draft.label = OneOrMore.of("class");
        draft.ignore = List.of("id");
        draft.scaling = Scaling.STANDARD;
        assertThat(read(
                        "{\"type\":\"csv\",\"file\":\"a.csv\",\"testFile\":null,\"label\":\"class\",\"ignore\":[\"id\"],"
                                + "\"separator\":\",\",\"logarithm\":false,\"scaling\":\"standard\",\"split\":{}}"))
                .isEqualTo(draft.build());
        assertThat(Families.write(draft.build()).get("label").isString()).isTrue();
    }

    @Test
    void readsOneColumnOrAListOfColumns() {
        Csv one = (Csv) read("{\"type\":\"csv\",\"file\":\"a.csv\",\"label\":\"y\",\"categorical\":\"auto\"}");
        Csv more = (Csv) read("{\"type\":\"csv\",\"file\":\"a.csv\",\"label\":[\"y\",\"z\"],\"task\":\"regression\","
                + "\"categorical\":[\"a\",\"b\"]}");
        assertThat(one.findsCategories()).isTrue();
        assertThat(one.categorical()).isEqualTo(Optional.of(OneOrMore.of("auto")));
        assertThat(more.categories()).containsExactly("a", "b");
        assertThat(more.label().values()).containsExactly("y", "z");
        assertThat(more.task()).isEqualTo(Task.REGRESSION);
        assertThat(read(Families.text(one))).isEqualTo(one);
        assertThat(read(Families.text(more))).isEqualTo(more);
    }

    @Test
    void readsDimensionsOfEmbeddedColumns() {
        Csv table = (Csv) read("{\"type\":\"csv\",\"file\":\"a.csv\",\"label\":\"y\",\"categorical\":\"auto\","
                + "\"categoryEncoding\":\"embedding\",\"embeddingDimension\":{\"param\":\"d\"},"
                + "\"embeddings\":{\"city\":{\"anyOf\":[\"e\",\"d\"]},\"day\":3,\"shop\":null}}");
        assertThat(table.embeddingDimension()).contains(Setting.param("d"));
        assertThat(table.embeddings())
                .isEqualTo(Map.of(
                        "city",
                        Optional.of(new Setting.FirstActive<>(List.of("e", "d"))),
                        "day",
                        Optional.of(Setting.of(3)),
                        "shop",
                        Optional.empty()));
        assertThat(read(Families.text(table))).isEqualTo(table);
    }

    @Test
    void takesTheScalingFromAParameter() {
        DataSpec table =
                read("{\"type\":\"csv\",\"file\":\"a.csv\",\"label\":\"y\",\"scaling\":{\"param\":\"scaling\"}}");
        assertThat(table.scaling()).isEqualTo(Setting.param("scaling"));
        assertThat(read(Families.text(table))).isEqualTo(table);
        NetworkDraft draft = new NetworkDraft();
        draft.data = table;
        Map<String, ParameterValue> values = Map.of("scaling", ParameterValue.of("min-max"));
        assertThat(draft.build().resolve(values).scaling()).isEqualTo(Scaling.MIN_MAX);
        SearchSpace wrong = SearchSpace.of(Parameter.of("scaling", Categorical.of("none", "loud")));
        assertThatThrownBy(() -> draft.build().requireFits(wrong))
                .isInstanceOf(InvalidValueException.class)
                .extracting("pointer")
                .isEqualTo("/data/scaling");
    }

    @Test
    void readsArraysAndImages() {
        DataSpec arrays =
                read("{\"type\":\"numpy\",\"file\":\"mnist.npz\",\"features\":\"x_train\",\"targets\":\"y_train\","
                        + "\"testFeatures\":\"x_test\",\"testTargets\":\"y_test\",\"divisor\":255}");
        DataSpec images = read("{\"type\":\"images\",\"directory\":\"flowers\",\"width\":64,\"height\":48}");
        assertThat(arrays).isInstanceOf(Numpy.class);
        assertThat(arrays.files()).containsExactly("mnist.npz");
        assertThat(images).isInstanceOf(Images.class);
        assertThat(images.directories()).containsExactly("flowers");
        assertThat(read(Families.text(arrays))).isEqualTo(arrays);
        assertThat(read(Families.text(images))).isEqualTo(images);
        assertThatThrownBy(() -> read("{\"type\":\"images\",\"directory\":\"flowers\",\"width\":64}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("go together");
    }

    private static DataSpec read(String json) {
        return Families.read(json, DataSpec.class);
    }
}
