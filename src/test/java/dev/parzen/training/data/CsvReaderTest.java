package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.data.CategoryEncoding;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.MissingValues;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.data.TargetScaling;
import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.RowForm.Category;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.training.DataException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the training part come first, then those of the validation and of the test part, as a column marks them. */
class CsvReaderTest {
    private static final Split BY_COLUMN = new Split(
            OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("part"), true, 0, OptionalInt.empty());
    private static final Split FIRST_HALF =
            new Split(OptionalDouble.of(1), OptionalDouble.of(0), Optional.empty(), true, 0, OptionalInt.empty());

    @TempDir
    private Path directory;

    private final CsvDraft draft = new CsvDraft("a.csv").split(BY_COLUMN);

    @Test
    void readsQuotedCellsWithSeparatorsQuotesAndLineBreaks() throws IOException {
        draft.split = FIRST_HALF;
        Dataset data = load("x,label\n1,\"a, \"\"b\"\"\r\nc\"\n2, d \n3,\"d\"\n");
        assertThat(data.target().names()).containsExactly("a, \"b\"\r\nc", "d");
    }

    @Test
    void countsLinesWithinQuotes() throws IOException {
        draft.split = FIRST_HALF;
        refuses("x,label\n1,\"a\nb\nc\"\noops,d\n", "line 5", "oops");
        refuses("x,label\n1,a\n2,\"b\n3,c\n", "line 3", "Unclosed quoted field");
        refuses("x,label\n1,\"a\"b\n", "line 2", "after closing quote");
    }

    @Test
    void readsTabsAndTellsAnEmptyCellFromABlank() throws IOException {
        draft.separator = "\t";
        draft.missingValues = MissingValues.CONSTANT;
        Dataset data = load("x\ty\tpart\tlabel\n1\t\ttrain\t\"a\tb\"\n\t2\ttrain\tc\n3\t4\tval\tc\n");
        assertThat(data.target().names()).containsExactly("a\tb", "c");
        assertThat(rows(data)).containsExactly(List.of(1f, 0f), List.of(0f, 2f), List.of(3f, 4f));
    }

    @Test
    void namesColumnsOfAFileWithoutHeader() throws IOException {
        draft.header = false;
        draft.label = OneOrMore.of("c2");
        draft.ignore = List.of("c1");
        draft.split = FIRST_HALF;
        Dataset data = load("1,9,a\n2,9,b\n3,9,b\n");
        assertThat(data.encoding().names()).containsExactly("c0");
        assertThat(rows(data)).containsExactlyInAnyOrder(List.of(1f), List.of(2f), List.of(3f));
        refuses("1,9,a\n2,9\n", "line 2", "2 cells", "first line has 3");
        draft.label = OneOrMore.of("c7");
        refuses("1,9,a\n2,9,b\n", "\"c7\"", "[c0, c1, c2]");
    }

    @Test
    void refusesMissingValuesUnlessToldWhatToDo() throws IOException {
        refuses("x,part,label\n1,train,a\n NA ,train,b\n", "line 3", "\"x\"", "\"NA\"", "missingValues", "ignore");
        refuses("x,part,label\n1,train,a\n2,train,\n", "line 3", "\"label\"", "missing", "drop");
    }

    @Test
    void dropsRowsWithAMissingFeatureOrTarget() throws IOException {
        draft.missingValues = MissingValues.DROP;
        Dataset data =
                load("x,y,part,label\n1,2,train,a\n?,3,train,c\n4,null,train,a\n5,6,train,?\n7,8,train,b\n9,9,val,a\n");
        assertThat(rows(data)).containsExactly(List.of(1f, 2f), List.of(7f, 8f), List.of(9f, 9f));
        assertThat(data.target().names()).containsExactly("a", "b");
        assertThatThrownBy(() -> data.encoding().encode(List.of("", "1"))).hasMessageContaining("no value");
    }

    @Test
    void fillsWithTheMeanOfTheTrainingPart() throws IOException {
        draft.missingValues = MissingValues.MEAN;
        draft.scaling = Scaling.STANDARD;
        Dataset data = load("x,part,label\n1,train,a\n?,train,b\n3,train,b\n?,val,a\n100,test,a\n");
        float one = (float) (1 / Math.sqrt(2.0 / 3)); // 1, 2 (filled), 3 have the mean 2 and the variance 2/3
        assertThat(rows(data)).containsExactly(List.of(-one), List.of(0f), List.of(one), List.of(0f), List.of((float)
                (98 / Math.sqrt(2.0 / 3))));
        assertThat(data.encoding().encode(List.of("?"))).containsExactly(0);
        refuses("x,part,label\n?,train,a\n?,train,b\n1,val,b\n", "\"x\"", "no value in the training part");
    }

    @Test
    void fillsWithAConstantThatIsReadLikeACell() throws IOException {
        draft.missingValues = MissingValues.CONSTANT;
        draft.missingConstant = -3;
        draft.missing = List.of("none");
        draft.logarithm = true;
        Dataset data = load("x,part,label\n0,train,a\nnone,train,b\n-3,val,a\n");
        float filled = (float) -Math.log(4);
        assertThat(rows(data)).containsExactly(List.of(0f), List.of(filled), List.of(filled));
        refuses("x,part,label\n0,train,a\n?,train,b\n", "line 3", "\"?\"", "no finite number");
    }

    @Test
    void encodesCategoriesByTheLevelsOfTheTrainingPart() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("colour"));
        draft.missingValues = MissingValues.MEAN;
        draft.scaling = Scaling.MIN_MAX;
        Dataset data = load("size,colour,part,label\n"
                + "2,red,train,a\n6,blue,train,b\n4,?,train,a\n4,green,val,a\n4,blue,test,b\n");
        assertThat(data.encoding().columns().get(1).levels()).containsExactly("blue", "red");
        assertThat(rows(data))
                .containsExactly(
                        List.of(0f, 0f, 1f),
                        List.of(1f, 1f, 0f),
                        List.of(0.5f, 0f, 0f),
                        List.of(0.5f, 0f, 0f),
                        List.of(0.5f, 1f, 0f));
        assertThat(data.shape().size()).isEqualTo(3);
        assertThat(data.encoding().encode(List.of("6", "red"))).containsExactly(1, 0, 1);
    }

    @Test
    void findsTheCategoriesItself() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("auto"));
        draft.missingValues = MissingValues.MEAN;
        Dataset data = load("n,code,t,part,label\n1,01,?,train,a\n?,x1,u,train,b\n2,01,?,val,a\n");
        List<Column> columns = data.encoding().columns();
        assertThat(columns)
                .extracting(Column::kind)
                .containsExactly(Column.Kind.NUMBER, Column.Kind.CATEGORY, Column.Kind.CATEGORY);
        assertThat(columns).extracting(Column::levels).containsExactly(List.of(), List.of("01", "x1"), List.of("u"));
    }

    @Test
    void numbersLevelsForAnEmbedding() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("colour", "size"));
        draft.categoryEncoding = CategoryEncoding.INDEX;
        draft.missingValues = MissingValues.MEAN;
        draft.scaling = Scaling.STANDARD;
        Dataset data = load("colour,size,part,label\n"
                + "red,9,train,a\nblue,10,train,b\n?,9,train,a\ngreen,10,val,a\nblue,11,test,b\n");
        assertThat(rows(data))
                .as("0 unknown, 1 blue, 2 red, 3 size 10, 4 size 9")
                .containsExactly(List.of(2f, 4f), List.of(1f, 3f), List.of(0f, 4f), List.of(0f, 3f), List.of(1f, 0f));
        assertThat(data.encoding().encode(List.of("red", "10"))).containsExactly(2, 3);
        assertThat(data.row().tokens()).hasValue(5);
        draft.categorical = Optional.of(OneOrMore.of("colour"));
        refuses("colour,size,part,label\nred,9,train,a\nred,8,val,b\n", "\"size\"", "beside indices", "one-hot");
    }

    @Test
    void knowsWhereTheLevelsOfCategoriesAre() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("auto"));
        draft.missingValues = MissingValues.MEAN;
        Dataset data = load("n,c,none,m,d,part,label\n1,x,?,2,u,train,a\n1,y,?,2,v,train,b\n1,z,w,2,u,val,a\n");
        assertThat(data.row().categories()).containsExactly(new Category("c", 1, 2), new Category("d", 4, 2));
        assertThat(data.row().tokens()).isEmpty();
        draft.embeddings = Map.of("n", Optional.empty());
        refuses("n,c,part,label\n1,x,train,a\n1,y,train,b\n", "\"n\"", "all its cells are numbers", "categorical");
        draft.embeddings = Map.of("nn", Optional.empty());
        refuses("n,c,part,label\n1,x,train,a\n1,y,train,b\n", "\"nn\"", "embeddings");
    }

    @Test
    void refusesAColumnOfTextsThatIsNoCategory() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("auto"));
        StringBuilder text = new StringBuilder("id,part,label\n");
        for (int i = 0; i <= 1000; i++) {
            text.append("id-").append(i).append(i == 0 ? ",val,a\n" : ",train,b\n");
        }
        refuses(text.toString(), "line 1002", "\"id\"", "1000 different texts", "ignore");
        draft.categorical = Optional.of(OneOrMore.of("colour"));
        refuses("x,part,label\n1,train,a\n", "no column \"colour\"", "categorical");
    }

    @Test
    void readsSeveralQuantitiesAndScalesThemByTheTrainingPart() throws IOException {
        draft.task = Task.REGRESSION;
        draft.label = OneOrMore.of("p", "q");
        draft.targetScaling = TargetScaling.STANDARD;
        Dataset data = load("p,x,q,part\n10,1,7,train\n20,2,7,train\n45,3,9,val\n");
        assertThat(data.target())
                .isEqualTo(new Target.Quantities(List.of("p", "q"), List.of(15.0, 7.0), List.of(5.0, 1.0)));
        assertThat(List.of(
                        data.training().target(0, 0),
                        data.training().target(1, 0),
                        data.validation().target(0, 0)))
                .containsExactly(-1f, 1f, 6f);
        assertThat(data.validation().target(0, 1)).isEqualTo(2);
        assertThat(data.encoding().decode(new float[] {6, 2}))
                .containsEntry("p", 45.0)
                .containsEntry("q", 9.0);
        draft.targetScaling = TargetScaling.NONE;
        assertThat(load("p,x,q,part\n10,1,7,train\n20,2,7,val\n").training().target(0, 0))
                .isEqualTo(10);
    }

    @Test
    void neverFillsATarget() throws IOException {
        draft.task = Task.REGRESSION;
        draft.missingValues = MissingValues.MEAN;
        refuses("x,part,label\n1,train,1\n2,train,?\n", "line 3", "\"label\"", "\"?\"");
        refuses("x,part,label\n1,train,1\n2,train,\n", "line 3", "\"label\"", "missing", "drop");
        draft.task = Task.CLASSIFICATION;
        refuses("x,part,label\n1,train,a\n2,train,NA\n", "line 3", "\"label\"", "\"NA\"", "if it is a label");
        draft.missing = List.of("?");
        assertThat(load("x,part,label\n1,train,a\n2,val,NA\n").target().names()).containsExactly("NA", "a");
    }

    @Test
    void refusesQuantitiesAsClasses() throws IOException {
        draft.split = FIRST_HALF;
        refuses(
                IntStream.range(0, 30)
                        .mapToObj(i -> "1," + i + ".5\n")
                        .collect(Collectors.joining("", "x,label\n", "")),
                "30 different numbers",
                "regression");
        assertThat(load(IntStream.range(0, 30)
                                .mapToObj(i -> "1," + i + "\n")
                                .collect(Collectors.joining("", "x,label\n", "")))
                        .target()
                        .names())
                .hasSize(30);
    }

    @Test
    void readsUtf8AndWhatAByteOrderMarkSays() throws IOException {
        draft.split = FIRST_HALF;
        String content = "x,label\n1,s\u00e9tosa\n2,s\u00e8tosa\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            for (String mark : charset == StandardCharsets.UTF_8 ? List.of("", "\uFEFF") : List.of("\uFEFF")) {
                assertThat(load((mark + content).getBytes(charset)).target().names())
                        .containsExactly("s\u00e8tosa", "s\u00e9tosa");
            }
        }
        assertThatThrownBy(() -> load(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("save it as UTF-8");
    }

    /** Java's own parser reads literals and blanks that no table means as numbers. */
    @Test
    void readsDecimalNumbersAlone() throws IOException {
        draft.split = FIRST_HALF;
        assertThat(rows(load("x,label\n+1.,a\n-.5E+1,b\n"))).containsExactlyInAnyOrder(List.of(1f), List.of(-5f));
        for (String cell : List.of("5.1d", "3f", "0x1p3", "1\0", "1e999", "Infinity", "1_000", ".")) {
            refuses("x,label\n1,a\n" + cell + ",b\n", "line 3", "no finite number");
        }
    }

    @Test
    void readsSeveralLabels() throws IOException {
        draft.task = Task.MULTI_LABEL;
        draft.label = OneOrMore.of("old", "red");
        Dataset data = load("x,old,red,part\n1,0,true,train\n2,1,False,val\n");
        assertThat(data.target()).isEqualTo(new Target.Flags(List.of("old", "red")));
        assertThat(data.training().target(0, 0)).isZero();
        assertThat(data.training().target(0, 1)).isEqualTo(1);
        assertThat(data.validation().target(0, 0)).isEqualTo(1);
        refuses("x,old,red,part\n1,0,2,train\n", "line 2", "\"red\"", "\"2\"", "0 or 1");
    }

    @Test
    void predictsFromTheCellsWhatItTrainedOn() throws IOException {
        draft.categorical = Optional.of(OneOrMore.of("auto"));
        draft.missingValues = MissingValues.MEAN;
        draft.scaling = Scaling.STANDARD;
        draft.logarithm = true;
        List<List<String>> cells = List.of(
                List.of("1.5", "red", "100"),
                List.of("?", "blue", "-7"),
                List.of("2.25", "", "0"),
                List.of("9", "x", "?"));
        StringBuilder text = new StringBuilder("a,b,c,part,label\n");
        for (int i = 0; i < cells.size(); i++) {
            text.append(String.join(",", cells.get(i)))
                    .append(i == 3 ? ",val," : ",train,")
                    .append(i % 2)
                    .append('\n');
        }
        Dataset data = load(text.toString());
        for (int i = 0; i < cells.size(); i++) {
            List<Float> predicted = new ArrayList<>();
            for (float x : data.encoding().encode(cells.get(i))) {
                predicted.add(x);
            }
            assertThat(predicted).as("row %d", i).isEqualTo(rows(data).get(i));
        }
        assertThat(rows(data).get(0).get(0))
                .isCloseTo((float) standardised(Math.log(2.5), Math.log(3.25)), within(1e-5f));
    }

    /** (x − mean) / deviation of x, y and, filled in, their mean. */
    private static double standardised(double x, double y) {
        double mean = (x + y) / 2;
        return (x - mean) / Math.sqrt(((x - mean) * (x - mean) + (y - mean) * (y - mean)) / 3);
    }

    private Dataset load(String content) throws IOException {
        return load(content.getBytes(StandardCharsets.UTF_8));
    }

    private Dataset load(byte[] content) throws IOException {
        Files.write(directory.resolve("a.csv"), content);
        return new DataSets(directory).load(draft.build());
    }

    private void refuses(String content, String... words) {
        assertThatThrownBy(() -> load(content))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(words);
    }

    private static List<List<Float>> rows(Dataset data) {
        Part all = data.training().and(data.validation()).and(data.test());
        List<List<Float>> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            FloatBuffer row = FloatBuffer.allocate(data.width());
            all.write(i, row);
            List<Float> numbers = new ArrayList<>();
            for (float x : row.array()) {
                numbers.add(x);
            }
            rows.add(numbers);
        }
        return rows;
    }
}
