package dev.parzen.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.network.Measure;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.data.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected figures were computed with scikit-learn 1.9.1 ({@code sklearn.metrics}, {@code zero_division=0}). */
class TallyTest {
    private static final Offset<Double> ROUNDING = within(1e-15);

    private static final Target THREE = new Target.Classes(List.of("a", "b", "c"));
    private static final Target TWO = new Target.Classes(List.of("no", "yes"));

    @Test
    void measuresClasses() {
        TestMetrics metrics =
                tally(THREE, new float[][] {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {2}, {2}, {2}, {2}, {2}}, new float[][] {
                    {.5f, .25f, .25f},
                    {.25f, .5f, .25f},
                    {.75f, .125f, .125f},
                    {.5f, .25f, .25f},
                    {.25f, .5f, .25f},
                    {.125f, .75f, .125f},
                    {.5f, .25f, .25f},
                    {.25f, .25f, .5f},
                    {.125f, .125f, .75f},
                    {.25f, .5f, .25f},
                    {.25f, .25f, .5f},
                    {.5f, .125f, .375f}
                });
        assertThat(metrics.confusion()).isEqualTo(List.of(List.of(3, 1, 0), List.of(1, 2, 0), List.of(1, 1, 3)));
        assertThat(metrics.accuracy()).isCloseTo(0.6666666666666666, ROUNDING);
        requireAnswers(
                metrics,
                0.7000000000000001,
                0.6722222222222222,
                0.6626984126984127,
                0.7416666666666667,
                0.6666666666666666,
                0.677579365079365);
        assertThat(metrics.of(Measure.ROC_AUC)).isCloseTo(0.8519620811287479, ROUNDING);
        assertThat(metrics.loss()).isEqualTo(2);
        assertThat(metrics.of(Measure.R2)).isNaN();
    }

    @Test
    void countsAClassThatIsNeverSaidAsZero() {
        TestMetrics metrics = tally(THREE, new float[][] {{0}, {0}, {1}, {1}, {2}, {2}}, new float[][] {
            {1, 0, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {1, 0, 0}, {1, 0, 0}
        });
        requireAnswers(
                metrics, 0.5, 0.6666666666666666, 0.5555555555555555, 0.5, 0.6666666666666666, 0.5555555555555555);
    }

    private static final float[][] BINARY = {{0}, {1}, {0}, {1}, {1}, {0}, {0}, {1}, {0}, {1}};
    private static final float[] SCORES = {.125f, .5f, .5f, .75f, .5f, .25f, .875f, .875f, .25f, .25f};

    @Test
    void measuresTwoClassesWithOneOutput() {
        float[][] outputs = new float[SCORES.length][1];
        for (int i = 0; i < SCORES.length; i++) {
            outputs[i][0] = SCORES[i];
        }
        TestMetrics metrics = tally(TWO, BINARY, outputs);
        assertThat(metrics.of(Measure.ROC_AUC)).isCloseTo(0.7, ROUNDING);
        assertThat(metrics.confusion()).isEqualTo(List.of(List.of(4, 1), List.of(3, 2)));
        assertThat(metrics.accuracy()).isEqualTo(0.6);
        assertThat(metrics.of(Measure.PRECISION)).isCloseTo(0.6190476190476191, ROUNDING);
        assertThat(metrics.of(Measure.F1)).isCloseTo(0.5833333333333333, ROUNDING);
    }

    @Test
    void measuresTwoClassesWithTwoOutputs() {
        float[][] outputs = new float[SCORES.length][2];
        for (int i = 0; i < SCORES.length; i++) {
            outputs[i] = new float[] {1 - SCORES[i], SCORES[i]};
        }
        assertThat(tally(TWO, BINARY, outputs).of(Measure.ROC_AUC)).isCloseTo(0.7, ROUNDING);
        assertThat(tally(TWO, BINARY, outputs).accuracy()).isEqualTo(0.6);
    }

    /** What a study is refused for when it is made, and what its rows are asked for, are the same. */
    @ParameterizedTest
    @EnumSource
    void hasTheFiguresOfTheTask(Task task) {
        Target target = switch (task) {
            case CLASSIFICATION -> new Target.Classes(List.of("a", "b", "c"));
            case MULTI_LABEL -> new Target.Flags(List.of("a", "b", "c"));
            case REGRESSION -> new Target.Quantities(List.of("a", "b", "c"));
        };
        assertThat(Tally.of(target, 3, 0.5f, 0).measures())
                .isEqualTo(Arrays.stream(Measure.values())
                        .filter(measure -> measure.fits(task))
                        .collect(Collectors.toSet()));
    }

    @Test
    void hasNoAreaWhereAllRowsAreOfOneClass() {
        TestMetrics metrics = tally(TWO, new float[][] {{1}, {1}}, new float[][] {{0.25f}, {0.75f}});
        assertThat(metrics.of(Measure.ROC_AUC)).isNaN();
        assertThat(metrics.accuracy()).isEqualTo(0.5);
    }

    @Test
    void countsPairsForTheArea() {
        Random random = new Random(3);
        for (int sample = 0; sample < 200; sample++) {
            int rows = 2 + random.nextInt(40);
            float[] scores = new float[rows];
            boolean[] positive = new boolean[rows];
            Ranking ranking = new Ranking(rows);
            for (int i = 0; i < rows; i++) {
                scores[i] = (random.nextInt(9) - 4) * (random.nextBoolean() ? 0.5f : -0.5f);
                positive[i] = random.nextBoolean();
                ranking.add(scores[i], positive[i]);
            }
            assertThat(ranking.area()).as("sample %d", sample).isCloseTo(area(scores, positive), within(1e-12));
        }
    }

    private static double area(float[] scores, boolean[] positive) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return pairs == 0 ? Double.NaN : won / pairs;
    }

    @Test
    void measuresSeveralLabels() {
        TestMetrics metrics = tally(
                new Target.Flags(List.of("a", "b", "c")),
                new float[][] {{1, 0, 0}, {0, 1, 1}, {1, 1, 0}, {0, 0, 0}, {1, 0, 1}, {0, 1, 0}},
                new float[][] {
                    {.75f, .25f, .125f},
                    {.25f, .75f, .25f},
                    {.5f, .875f, .5f},
                    {.625f, .125f, .125f},
                    {.875f, .25f, .75f},
                    {.125f, .375f, .25f}
                });
        assertThat(metrics.accuracy()).isCloseTo(0.7777777777777778, ROUNDING);
        assertThat(metrics.of(Measure.EXACT_MATCH)).isCloseTo(0.3333333333333333, ROUNDING);
        requireAnswers(
                metrics, 0.8888888888888888, 0.611111111111111, 0.7111111111111111, 0.875, 0.625, 0.7166666666666667);
        assertThat(metrics.of(Measure.ROC_AUC)).isCloseTo(0.9004629629629629, ROUNDING);
        assertThat(metrics.confusion())
                .isEqualTo(List.of(List.of(2, 1, 1, 2), List.of(3, 0, 1, 2), List.of(4, 0, 1, 1)));
    }

    @Test
    void measuresQuantities() {
        TestMetrics metrics = tally(
                new Target.Quantities(List.of("small", "large")),
                new float[][] {{1, 10}, {2, 20}, {4, 15}, {8, 40}},
                new float[][] {{1.5f, 12}, {2, 18}, {3, 15}, {9, 35}});
        assertThat(metrics.of(Measure.MSE)).isEqualTo(4.40625);
        assertThat(metrics.of(Measure.RMSE)).isCloseTo(2.099106952968333, ROUNDING);
        assertThat(metrics.of(Measure.MAE)).isEqualTo(1.4375);
        assertThat(metrics.of(Measure.R2)).isCloseTo(0.9290623363017286, ROUNDING);
        assertThat(metrics.confusion()).isEmpty();
        assertThat(metrics.accuracy()).isNaN();
    }

    @Test
    void tellsErrorsInTheUnitOfTheData() {
        Target scaled = new Target.Quantities(List.of("small", "large"), List.of(-1.0, 20.0), List.of(4.0, 8.0));
        TestMetrics metrics =
                tally(scaled, new float[][] {{.5f, -1.25f}, {.75f, 0}, {1.25f, -.625f}, {2.25f, 2.5f}}, new float[][] {
                    {.625f, -1}, {.75f, -.25f}, {1, -.625f}, {2.5f, 1.875f}
                });
        assertThat(metrics.of(Measure.MSE)).isEqualTo(4.40625);
        assertThat(metrics.of(Measure.MAE)).isEqualTo(1.4375);
        assertThat(metrics.of(Measure.R2)).isCloseTo(0.9290623363017286, ROUNDING);
    }

    @Test
    void determinesAConstantOnlyWithoutAFault() {
        Target target = new Target.Quantities(List.of("x", "constant"));
        float[][] truths = {{1, 3}, {2, 3}, {4, 3}};
        assertThat(tally(target, truths, new float[][] {{1, 3}, {2, 3}, {3, 3}}).of(Measure.R2))
                .isCloseTo(0.8928571428571428, ROUNDING);
        assertThat(tally(target, truths, new float[][] {{1, 3.5f}, {2, 3}, {3, 3}})
                        .of(Measure.R2))
                .isCloseTo(0.39285714285714285, ROUNDING);
    }

    @Test
    void hasNoFiguresWithoutRows() {
        assertThat(tally(THREE, new float[0][], new float[0][]).figures().values())
                .hasSize(9)
                .allMatch(figure -> Double.isNaN(figure));
    }

    /** Precision, recall and F1: macro, then weighted. */
    private static void requireAnswers(TestMetrics metrics, double... expected) {
        List<Measure> measures = List.of(
                Measure.PRECISION,
                Measure.RECALL,
                Measure.F1,
                Measure.WEIGHTED_PRECISION,
                Measure.WEIGHTED_RECALL,
                Measure.WEIGHTED_F1);
        for (int i = 0; i < expected.length; i++) {
            assertThat(metrics.of(measures.get(i))).as("%s", measures.get(i)).isCloseTo(expected[i], ROUNDING);
        }
    }

    /** The figures of these rows, of which each has the loss 2. */
    private static TestMetrics tally(Target target, float[][] truths, float[][] outputs) {
        int width = outputs.length == 0 ? target.names().size() : outputs[0].length;
        Tally tally = Tally.of(target, width, 0.5f, truths.length);
        for (int i = 0; i < truths.length; i++) {
            float[] padded = new float[width + 1];
            System.arraycopy(outputs[i], 0, padded, 1, width);
            tally.add(2, truths[i], 0, padded, 1);
        }
        return tally.result();
    }
}
