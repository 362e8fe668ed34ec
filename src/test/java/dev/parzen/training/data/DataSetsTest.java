package dev.parzen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.CsvDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.data.Split;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.DataException;
import dev.parzen.training.data.storage.Scratch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
    @TempDir
    private Path directory;

    private DataSets dataSets;

    @BeforeEach
    void openDirectory() {
        dataSets = new DataSets(directory);
    }

    @Test
    void cutsATableIntoStratifiedParts() throws IOException {
        write("flowers.csv", flowers(100));
        Dataset data = dataSets.load(csv("flowers.csv", split(null, null, null, null)));
        assertThat(sizes(data)).containsExactly(64, 16, 20);
        assertThat(data.target().names()).containsExactly("lily", "rose");
        assertThat(IntStream.range(0, 20).filter(i -> data.test().label(i) == 1))
                .hasSize(5);
        assertThat(IntStream.range(0, 16).filter(i -> data.validation().label(i) == 1))
                .hasSize(4);
    }

    @Test
    void cutsBySizesAndUsesTheFirstRowsOnly() throws IOException {
        write("flowers.csv", flowers(100));
        Dataset data = dataSets.load(csv("flowers.csv", split(5.0, 10.0, null, 40)));
        assertThat(sizes(data)).containsExactly(25, 5, 10);
        assertThat(features(data)).allMatch(x -> x < 40);
    }

    @Test
    void putsEveryRowIntoOnePart() throws IOException {
        write("flowers.csv", flowers(100));
        Dataset data = dataSets.load(csv("flowers.csv", split(0.3, 0.1, null, null)));
        assertThat(features(data)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void cutsByAColumnAndDrawsTheValidationPartItDoesNotGive() throws IOException {
        write("a.csv", "x,part,label\n1,train,a\n2,Train,b\n3,training,a\n4,train,b\n5,test,a\n");
        write("b.csv", "x,part,label\n1,train,a\n2,train,b\n3,dev,a\n5,test,a\n");
        assertThat(sizes(dataSets.load(csv("a.csv", split(0.5, null, "part", null)))))
                .containsExactly(2, 2, 1);
        assertThat(sizes(dataSets.load(csv("b.csv", split(null, null, "part", null)))))
                .containsExactly(2, 1, 1);
    }

    @Test
    void readsTheTestPartFromAFileOfItsOwn() throws IOException {
        write("train.csv", flowers(10));
        write("test.csv", flowers(3));
        CsvDraft spec = new CsvDraft("train.csv").split(split(null, null, null, 5));
        spec.testFile = Optional.of("test.csv");
        assertThat(sizes(dataSets.load(spec.build()))).containsExactly(4, 1, 3);
    }

    @Test
    void scalesByTheTrainingPartAlone() throws IOException {
        write("a.csv", "x,same,part,label\n1,7,train,a\n3,7,train,b\n5,8,val,a\n9,9,test,b\n");
        CsvDraft spec = new CsvDraft("a.csv").split(split(null, null, "part", null));
        spec.scaling = Scaling.STANDARD;
        Dataset data = dataSets.load(spec.build());
        assertThat(row(data.training(), 0, 2)).containsExactly(-1, 0);
        assertThat(row(data.training(), 1, 2)).containsExactly(1, 0);
        assertThat(row(data.validation(), 0, 2)).containsExactly(3, 0);
        assertThat(row(data.test(), 0, 2)).containsExactly(7, 0);
    }

    /** What was read is known by size and time alone, so a file that was spoilt behind its back is seen if it is read again. */
    @Test
    void readsRowsOnceForAllScalings() throws IOException {
        write("flowers.csv", flowers(100));
        write("copy.csv", flowers(100));
        CsvDraft draft = new CsvDraft("flowers.csv").split(split(null, null, null, null));
        Csv tuned = draft.build(Setting.param("scaling"));
        Dataset unscaled = dataSets.load(tuned);
        Path file = directory.resolve("flowers.csv");
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "?".repeat((int) Files.size(file)));
        Files.setLastModifiedTime(file, time);
        draft.file = "copy.csv";
        for (Scaling scaling : Scaling.values()) {
            Dataset one = dataSets.load(tuned, scaling);
            Dataset alone = dataSets.load(draft.build(Setting.of(scaling)));
            assertThat(one.encoding()).isEqualTo(alone.encoding());
            assertThat(features(one)).as("%s", scaling).isEqualTo(features(alone));
        }
        assertThat(dataSets.load(tuned, Scaling.NONE)).isSameAs(unscaled);
    }

    @Test
    void scalesOntoTheUnitIntervalAndByLogarithm() throws IOException {
        write("a.csv", "x,y,part,label\n2,0,train,a\n4,-9,train,b\n5,9,val,a\n");
        CsvDraft spec = new CsvDraft("a.csv").split(split(null, null, "part", null));
        spec.ignore = List.of("x");
        spec.logarithm = true;
        assertThat(row(dataSets.load(spec.build()).training(), 1, 1)[0])
                .isCloseTo((float) -Math.log(10), within(1e-6f));
        CsvDraft unit = new CsvDraft("a.csv").split(split(null, null, "part", null));
        unit.ignore = List.of("y");
        unit.scaling = Scaling.MIN_MAX;
        assertThat(row(dataSets.load(unit.build()).validation(), 0, 1)).containsExactly(1.5f);
    }

    @Test
    void ordersClassesThatAreNumbersAsNumbers() throws IOException {
        write("a.csv", "x,label\n1,10\n2,9\n3,2\n4,10\n5,9\n6,2\n7,10\n8,9\n9,2\n10,2\n");
        assertThat(dataSets.load(csv("a.csv", split(null, null, null, null)))
                        .target()
                        .names())
                .containsExactly("2", "9", "10");
    }

    @Test
    void readsQuotesSemicolonsAndAByteOrderMark() throws IOException {
        write("a.csv", "\uFEFFx;\"the; label\"\n1;\"a \"\"b\"\"\"\n 2 ;c\n3;c\n\n4;c\n");
        CsvDraft spec = new CsvDraft("a.csv").split(split(1.0, 0.0, null, null));
        spec.label = OneOrMore.of("the; label");
        spec.separator = ";";
        assertThat(dataSets.load(spec.build()).target().names()).containsExactly("a \"b\"", "c");
    }

    @Test
    void saysWhereACellIsWrong() throws IOException {
        refuses("x,label\n1,a\nabc,b\n", "line 3", "column \"x\"", "abc", "ignore");
        refuses("x,label\n1,a\nNaN,b\n", "line 3", "NaN");
        refuses("x,label\n1,a\n1e99,b\n", "line 3", "1e99");
        refuses("x,label\n1,a\n2\n", "line 3", "1 cells");
        refuses("x,label\n1,a\n2,\n", "line 3", "missing");
        refuses("x,label\n1,\"a\n", "line 2", "quote");
        refuses("x,y\n1,a\n", "no column \"label\"", "[x, y]");
        refuses("x,x,label\n1,2,a\n", "twice");
        refuses("label\na\n", "no column left");
        refuses("", "header");
        refuses("x,label\n1,a\n2,a\n", "1 different values");
    }

    @Test
    void refusesASplitThatTheDataCannotFill() throws IOException {
        write("a.csv", flowers(10));
        assertThatThrownBy(() -> dataSets.load(csv("a.csv", split(8.0, 2.0, null, null))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("split.validation");
        write("b.csv", "x,part,label\n1,train,a\n2,holdout,b\n");
        assertThatThrownBy(() -> dataSets.load(csv("b.csv", split(null, null, "part", null))))
                .hasMessageContaining("holdout");
    }

    @Test
    void drawsDigitsThatDependOnTheSeedAndTheIndexAlone() {
        Dataset data = dataSets.load(new DrawnDigits(50, 3, split(null, null, null, null)));
        assertThat(data.width()).isEqualTo(784);
        HandwrittenDigits digits = new HandwrittenDigits(3);
        assertThat(digits.image(17)).isEqualTo(new HandwrittenDigits(3).image(17));
        assertThat(digits.image(17)).isNotEqualTo(new HandwrittenDigits(4).image(17));
        for (int i = 0; i < 1000; i++) {
            double ink = 0;
            for (float pixel : digits.image(i)) {
                assertThat(pixel).isBetween(0f, 1f);
                ink += pixel;
            }
            assertThat(ink).as("ink of image %d", i).isBetween(15.0, 350.0);
        }
        long sevens =
                IntStream.range(0, 10_000).filter(i -> digits.digit(i) == 7).count();
        assertThat(sevens).as("of 10,000, ±5 standard deviations").isBetween(850L, 1150L);
    }

    @Test
    void loadsOnceAndAgainWhenTheFileChanges() throws IOException {
        write("a.csv", flowers(10));
        Csv spec = csv("a.csv", split(null, null, null, null));
        Dataset first = dataSets.load(spec);
        assertThat(dataSets.load(spec)).isSameAs(first);
        write("a.csv", flowers(20));
        assertThat(dataSets.load(spec).training().size()).isEqualTo(13);
    }

    @Test
    void givesTheSameRowsFromAFileAsFromTheHeap() throws IOException {
        write("flowers.csv", flowers(100));
        CsvDraft spec = new CsvDraft("flowers.csv").split(split(null, null, null, null));
        spec.scaling = Scaling.STANDARD;
        List<Float> onHeap = features(dataSets.load(spec.build()));
        DataSets small = new DataSets(directory, new Scratch(directory.resolve("scratch"), 0));
        assertThat(features(small.load(spec.build()))).isEqualTo(onHeap).hasSize(100);
        assertThat(directory.resolve("scratch")).isEmptyDirectory();
    }

    /** Whatever stands in the validation rows of a fold, or in the test part, the fold scales by its training rows alone. */
    @Test
    void measuresTheScalingOfAFoldOnItsTrainingRows() throws IOException {
        Split folds = new Split(
                OptionalDouble.empty(),
                OptionalDouble.of(10),
                Optional.empty(),
                true,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(3));
        CsvDraft draft = new CsvDraft("flowers.csv").split(folds);
        write("flowers.csv", flowers(100));
        Dataset plain = dataSets.load(draft.build());
        draft.scaling = Scaling.STANDARD;
        Dataset clean = dataSets.load(draft.build());
        assertThat(clean.folds()).hasSize(3);
        for (int k = 0; k < 3; k++) {
            Dataset fold = plain.folds().get(k);
            List<Float> unseen =
                    features(new Dataset(fold.validation(), fold.validation().none(), fold.test(), fold.encoding()));
            assertThat(unseen).hasSize(40);
            StringBuilder poisoned = new StringBuilder("x,label\n");
            for (int i = 0; i < 100; i++) {
                poisoned.append(unseen.contains((float) i) ? 1e6 : i).append(i % 4 == 0 ? ",rose\n" : ",lily\n");
            }
            write("flowers.csv", poisoned.toString());
            List<Dataset> found = dataSets.load(draft.build()).folds();
            for (int other = 0; other < 3; other++) {
                boolean isSame = found.get(other)
                        .encoding()
                        .equals(clean.folds().get(other).encoding());
                assertThat(isSame).as("fold %d, poisoned for %d", other, k).isEqualTo(other == k);
            }
        }
    }

    @Test
    void takesTheLogarithmOfNumbersButNotOfCategories() throws IOException {
        StringBuilder text = new StringBuilder("x,colour,label\n");
        for (int i = 0; i < 20; i++) {
            text.append(i % 2 == 0 ? -9 : 9).append(i < 10 ? ",red" : ",blue").append(i % 4 < 2 ? ",a\n" : ",b\n");
        }
        write("a.csv", text.toString());
        CsvDraft draft = new CsvDraft("a.csv").split(split(null, null, null, null));
        draft.scaling = Scaling.LOG1P;
        draft.categorical = Optional.of(OneOrMore.of("colour"));
        Dataset data = dataSets.load(draft.build());
        for (int i = 0; i < data.training().size(); i++) {
            float[] row = row(data.training(), i, 3);
            assertThat(Math.abs(row[0])).isCloseTo((float) Math.log(10), within(1e-6f));
            assertThat(row[1] + row[2]).isEqualTo(1);
            assertThat(row[1]).isIn(0f, 1f);
        }
        assertThat(data.encoding().encode(List.of("-9", "red"))[0]).isCloseTo((float) -Math.log(10), within(1e-6f));
    }

    /** Rows with the feature 0, 1, …, of which every fourth is a rose and the others are lilies. */
    private static String flowers(int rows) {
        StringBuilder text = new StringBuilder("x,label\n");
        IntStream.range(0, rows).forEach(i -> text.append(i).append(i % 4 == 0 ? ",rose\n" : ",lily\n"));
        return text.toString();
    }

    private void refuses(String content, String... words) throws IOException {
        write("bad.csv", content);
        assertThatThrownBy(() -> dataSets.load(csv("bad.csv", split(null, null, null, null))))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(words);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    private static Csv csv(String file, Split split) {
        return new CsvDraft(file).split(split).build();
    }

    private static Split split(Double validation, Double test, String column, Integer rows) {
        return new Split(
                validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation),
                test == null ? OptionalDouble.empty() : OptionalDouble.of(test),
                Optional.ofNullable(column),
                true,
                0,
                rows == null ? OptionalInt.empty() : OptionalInt.of(rows));
    }

    private static int[] sizes(Dataset data) {
        return new int[] {
            data.training().size(), data.validation().size(), data.test().size()
        };
    }

    private static List<Float> features(Dataset data) {
        Part all = data.training().and(data.validation()).and(data.test());
        return IntStream.range(0, all.size()).mapToObj(i -> row(all, i, 1)[0]).toList();
    }

    private static float[] row(Part part, int index, int width) {
        FloatBuffer row = FloatBuffer.allocate(width);
        part.write(index, row);
        return row.array();
    }
}
