package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EncodingTest {
    private static final Target.Classes YES_OR_NO = new Target.Classes(List.of("no", "yes"));

    private final Encoding encoding = new Encoding(
            List.of(
                    Column.number("age", false).withFill(OptionalDouble.of(40)),
                    Column.category("colour", CategoryEncoding.ONE_HOT).withLevels(List.of("blue", "red")),
                    Column.number("income", true)),
            List.of("", "?"),
            1,
            Shape.of(4),
            new Scaler(List.of(30.0, 0.0, 0.0, 1.0), List.of(0.1, 1.0, 1.0, 2.0)),
            YES_OR_NO);

    @Test
    void encodesCellsInOrderAndByName() {
        float income = (float) ((float) -Math.log(3) - 1.0) * 2;
        assertThat(encoding.encode(List.of("50", " red ", "-2"))).containsExactly(2, 0, 1, income);
        assertThat(encoding.encode(Map.of("colour", "red", "income", "-2", "age", "50", "other", "x")))
                .containsExactly(2, 0, 1, income);
    }

    @Test
    void fillsWhatIsMissingOnlyWhereItIsAllowed() {
        assertThat(encoding.encode(List.of("?", "blue", "0"))).containsExactly(1, 1, 0, -2);
        assertThatThrownBy(() -> encoding.encode(List.of("50", "blue", "")))
                .isInstanceOf(DataException.class)
                .hasMessage("column \"income\" has no value: give one.");
        assertThatThrownBy(() -> encoding.encode(List.of("50", "?", "0"))).hasMessageContaining("\"colour\"");
    }

    @Test
    void makesATextThatIsNoLevelZeros() {
        assertThat(encoding.encode(List.of("30", "green", "0"))).containsExactly(0, 0, 0, -2);
    }

    @Test
    void refusesCellsThatDoNotFit() {
        assertThatThrownBy(() -> encoding.encode(List.of("50", "blue"))).hasMessageContaining("2 cells: give 3");
        assertThatThrownBy(() -> encoding.encode(List.of("old", "blue", "0")))
                .hasMessageContainingAll("\"age\"", "\"old\"", "no finite number");
        assertThatThrownBy(() -> encoding.encode(Map.of("age", "50", "colour", "red")))
                .hasMessageContainingAll("\"income\"", "not there", "3 columns");
    }

    @Test
    void dividesTheNumbersOfAPlainRow() {
        Encoding image = new Encoding(List.of(), List.of(), 255, Shape.of(1, 2, 1), Scaler.NONE, YES_OR_NO);
        assertThat(image.names()).containsExactly("0", "1");
        assertThat(image.encode(List.of("51", "255"))).containsExactly(0.2f, 1);
        assertThat(image.encode(Map.of("1", "51", "0", "255"))).containsExactly(1, 0.2f);
    }

    @Test
    void isTheSameAfterJson() {
        JsonMapper json = new JsonMapper();
        assertThat(json.readValue(json.writeValueAsString(encoding), Encoding.class))
                .isEqualTo(encoding);
        Target target = new Target.Quantities(List.of("a", "b"), List.of(1.5, 0.0), List.of(2.0, 1.0));
        Encoding other = Encoding.plain(Shape.of(2, 3), target);
        assertThat(json.readValue(json.writeValueAsString(other), Encoding.class))
                .isEqualTo(other);
    }

    @Test
    void saysWhatOutputsMean() {
        assertThat(encoding.decode(new float[] {0.25f, 0.75f})).containsExactly(entry("no", 0.25), entry("yes", 0.75));
        assertThat(encoding.decode(new float[] {0.75f})).containsExactly(entry("no", 0.25), entry("yes", 0.75));
        Target strength = new Target.Quantities(List.of("mpa"), List.of(35.0), List.of(16.0));
        assertThat(Encoding.plain(Shape.of(1), strength).decode(new float[] {-0.5f}))
                .containsExactly(entry("mpa", 27.0));
    }
}
