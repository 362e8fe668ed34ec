package dev.parzen.objective.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.space.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSpecTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/etc/passwd", "../x.csv", "a/../../x.csv", "..\\x", "C:\\x.csv", "\\\\host\\x"})
    void refusesAPathThatLeavesTheDataDirectory(String file) {
        assertThatThrownBy(() -> csv(file, Split.DEFAULTS))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("data directory");
    }

    @Test
    void acceptsAPathWithDotsInItsNames() {
        assertThat(csv("a/b..c/d.csv.gz", Split.DEFAULTS).files()).containsExactly("a/b..c/d.csv.gz");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY, 1e12})
    void refusesASizeThatIsNeitherShareNorCount(double size) {
        assertThatThrownBy(() -> split(OptionalDouble.of(size), OptionalDouble.empty(), Optional.empty()))
                .hasMessageContaining("share");
    }

    @Test
    void refusesTwoSourcesOfTheTestPart() {
        assertThatThrownBy(() -> split(OptionalDouble.empty(), OptionalDouble.of(0.1), Optional.of("split")))
                .hasMessageContaining("column");
        Split split = split(OptionalDouble.empty(), OptionalDouble.of(0.1), Optional.empty());
        CsvDraft draft = new CsvDraft("a").split(split);
        draft.testFile = Optional.of("b");
        assertThatThrownBy(draft::build).hasMessageContaining("file");
    }

    @Test
    void refusesAColumnWhereThereAreNone() {
        Split split = split(OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("split"));
        assertThatThrownBy(() -> new DrawnDigits(100, 0, split)).hasMessageContaining("columns");
    }

    @Test
    void refusesColumnsWithTwoUses() {
        refuses(draft -> draft.ignore = List.of("x", "label"), "ignore", "\"label\"");
        refuses(draft -> draft.categorical = Optional.of(OneOrMore.of("x", "label")), "categorical", "\"label\"");
        refuses(
                draft -> draft.split = split(OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("label")),
                "label");
    }

    @Test
    void refusesCsvSettingsThatMakeNoSense() {
        refuses(draft -> draft.separator = "||", "separator", "one character");
        refuses(draft -> draft.separator = "\"", "separator");
        refuses(draft -> draft.label = OneOrMore.of("a", "b"), "[a, b]", "multi-label");
        refuses(draft -> draft.targetScaling = TargetScaling.STANDARD, "targetScaling", "regression");
        refuses(draft -> draft.categoryEncoding = CategoryEncoding.INDEX, "categoryEncoding", "categorical");
        refuses(draft -> draft.missingConstant = Double.NaN, "missingConstant");
    }

    private static void refuses(Consumer<CsvDraft> change, String... words) {
        CsvDraft draft = new CsvDraft("a.csv");
        change.accept(draft);
        assertThatThrownBy(draft::build)
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll(words);
    }

    private static Csv csv(String file, Split split) {
        return new CsvDraft(file).split(split).build();
    }

    private static Split split(OptionalDouble validation, OptionalDouble test, Optional<String> column) {
        return new Split(validation, test, column, true, 0, OptionalInt.empty());
    }
}
