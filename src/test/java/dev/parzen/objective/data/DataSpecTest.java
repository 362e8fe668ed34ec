package dev.parzen.objective.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.util.List;
import java.util.Map;
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

    @Test
    void refusesEmbeddingsOfWhatIsNoCategory() {
        refuses(draft -> draft.categoryEncoding = CategoryEncoding.EMBEDDING, "categoryEncoding", "in categorical");
        refuses(draft -> draft.embeddingDimension = Optional.of(Setting.of(4)), "no column is embedded");
        refuses(draft -> draft.embeddings = Map.of("x", Optional.empty()), "\"x\"", "not among the categorical");
        refuses(
                draft -> {
                    draft.categorical = Optional.of(OneOrMore.of("x", "y"));
                    draft.embeddings = Map.of("x", Optional.of(Setting.of(0)));
                },
                "x is 0",
                "from 1 to 65536");
        refuses(
                draft -> {
                    draft.categorical = Optional.of(OneOrMore.of("x"));
                    draft.categoryEncoding = CategoryEncoding.INDEX;
                    draft.embeddings = Map.of("x", Optional.empty());
                },
                "embeddings",
                "index");
        refuses(
                draft -> {
                    draft.categorical = Optional.of(OneOrMore.of("auto"));
                    draft.embeddings = Map.of("label", Optional.empty());
                },
                "embeddings",
                "another use");
    }

    @Test
    void embedsByTheRuleOfThumbUnlessADimensionIsGiven() {
        CsvDraft draft = new CsvDraft("a.csv");
        draft.categorical = Optional.of(OneOrMore.of("auto"));
        draft.embeddings = Map.of("x", Optional.of(Setting.param("d")), "y", Optional.empty());
        SettingReader trial = new SettingReader.InTrial(Map.of("d", ParameterValue.of(7)));
        EmbeddedColumns some = draft.build().embeddedColumns(trial);
        assertThat(some.dimension("x", 200)).hasValue(7);
        assertThat(List.of(1, 2, 3, 12, 99, 1000))
                .extracting(levels -> some.dimension("y", levels).orElseThrow())
                .containsExactly(1, 1, 2, 6, 50, 50);
        assertThat(some.dimension("z", 12)).isEmpty();
        draft.categoryEncoding = CategoryEncoding.EMBEDDING;
        draft.embeddingDimension = Optional.of(Setting.of(5));
        EmbeddedColumns all = draft.build().embeddedColumns(trial);
        assertThat(List.of("x", "y", "z"))
                .extracting(column -> all.dimension(column, 12).orElseThrow())
                .containsExactly(7, 5, 5);
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
