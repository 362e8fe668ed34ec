package dev.parzen.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Catalogue;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.trial.Direction;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Observations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every pruner of the catalogue. */
@ParameterizedClass
@MethodSource("catalogue")
class PrunerContractTest {
    private static final int ROUNDS = 150;

    private final PrunerSpec spec;

    PrunerContractTest(PrunerSpec spec) {
        this.spec = spec;
    }

    /** The catalogue's own, and what its defaults do not show. */
    static Stream<PrunerSpec> catalogue() {
        PrunerSpec hyperband = new Hyperband(1, IntOrAuto.of(8), 2, 0, true, 0);
        return Stream.concat(
                Catalogue.of(PrunerSpec.class),
                Stream.of(
                        hyperband,
                        new Percentile(25, 1, 1, 2, 2, 0),
                        new Asha(IntOrAuto.of(1), 2, 1, 3, 0),
                        new Threshold(OptionalDouble.of(-1), OptionalDouble.of(1), 1, 2, 0),
                        new Patient(Optional.empty(), 0, 0.5, 0),
                        new Patient(Optional.of(Median.defaults()), 1, 0, 0),
                        new Patient(Optional.of(hyperband), 0, 0, 0),
                        new Wilcoxon(0.5, 3, 0),
                        new Pareto(25, 1, 1, 2, 2, 0)));
    }

    @Test
    void letsATrialWithoutReportsGoOn() {
        Observation silent = Observations.running(99, 0.5);
        eachLife((life, past) -> {
            assertThat(judge(silent, past)).isEqualTo(Verdict.CONTINUE);
            assertThat(pruner().standing(silent, past)).isEmpty();
        });
    }

    @Test
    void letsTheFirstTrialGoOn() {
        Verdict verdict = judge(Observations.running(0, 0.5, 0.5, 0.25), History.empty(Direction.MINIMIZE));
        if (!(spec instanceof Asha asha && asha.bootstrapCount() > 0)) {
            assertThat(verdict).isEqualTo(Verdict.CONTINUE);
        }
    }

    /** Else the other tests would say nothing. */
    @Test
    void prunesSomeAndLetsOthersGoOn() {
        int[] pruned = {0};
        eachLife((life, past) -> pruned[0] += judge(life.judged(past), past) instanceof Verdict.Prune ? 1 : 0);
        assertThat(pruned[0]).isLessThan(ROUNDS);
        if (!(spec instanceof None)) {
            assertThat(pruned[0]).isPositive();
        }
    }

    @Test
    void givesReasonsInSentences() {
        eachLife((life, past) -> {
            if (judge(life.judged(past), past) instanceof Verdict.Prune prune) {
                assertThat(prune.reason())
                        .as(life.toString())
                        .isNotBlank()
                        .endsWith(".")
                        .matches("\\p{Lu}.*");
            }
        });
    }

    @Test
    void judgesMaximisingAsMinimisingTheNegative() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Lives down = new Lives(seed, List.of(Direction.MINIMIZE));
            Lives up = new Lives(seed, List.of(Direction.MAXIMIZE));
            History downwards = down.past();
            History upwards = up.past();
            if (!(spec instanceof Threshold)) {
                assertThat(judge(up.judged(upwards), upwards).getClass())
                        .as("seed " + seed)
                        .isEqualTo(judge(down.judged(downwards), downwards).getClass());
            }
        }
    }

    @Test
    void doesNotSeeWhatCameLater() {
        eachLife((life, past) -> {
            Observation trial = life.judged(past);
            Verdict then = judge(trial, past);
            History grown = past;
            for (int i = 0; i < 5; i++) {
                grown = life.grown(grown);
                judge(trial, grown);
            }
            assertThat(judge(trial, past)).as(life.toString()).isEqualTo(then);
        });
    }

    @Test
    void judgesAPastThatGrewAsOneThatIsNew() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Lives life = new Lives(seed, List.of(Direction.MINIMIZE));
            History past = life.past();
            Observation trial = life.judged(past);
            History again = History.empty(past.directions()).withRunning(past.running());
            for (int row = 0; row < past.size(); row++) {
                judge(trial, again);
                again = again.plus(past.row(row));
            }
            assertThat(judge(trial, again)).as(life.toString()).isEqualTo(judge(trial, past));
        }
    }

    @Test
    void readsThePastWhereItMatters() {
        eachLife((life, past) -> {
            Observation trial = life.judged(past);
            if (!pruner().readsHistory(trial)) {
                assertThat(judge(trial, History.empty(past.directions())))
                        .as(life.toString())
                        .isEqualTo(judge(trial, past));
            }
        });
    }

    @Test
    void readsTrialsInFlightWhereTheyMatter() {
        eachLife((life, past) -> {
            Observation trial = life.judged(past);
            if (!pruner().readsRunning(trial, past.withRunning(List.of()))) {
                assertThat(judge(trial, past.withRunning(List.of())))
                        .as(life.toString())
                        .isEqualTo(judge(trial, past));
            }
        });
    }

    @Test
    void standsAsItJudges() {
        eachLife((life, past) -> {
            Observation trial = life.judged(past);
            Optional<Standing> standing = pruner().standing(trial, past);
            if (judge(trial, past) instanceof Verdict.Prune) {
                assertThat(standing).as(life.toString()).isPresent();
            }
            standing.ifPresent(known -> assertStands(
                    life.toString(), known, trial, past.direction(), judge(trial, past) instanceof Verdict.Prune));
        });
    }

    private void assertStands(String life, Standing standing, Observation trial, Direction studied, boolean isPruned) {
        Direction direction = spec instanceof Pareto ? Direction.MINIMIZE : studied;
        assertThat(standing.step()).as(life).isLessThanOrEqualTo(trial.curve().lastStep());
        assertThat(standing.measure()).as(life).isNotBlank();
        assertThat(standing.cohort())
                .as(life)
                .isSortedAccordingTo(
                        (one, other) -> Double.compare(direction.loss(one.value()), direction.loss(other.value())));
        standing.rank()
                .ifPresent(rank -> assertThat(rank - 1L)
                        .as(life)
                        .isEqualTo(standing.cohort().stream()
                                .filter(peer -> direction.isBetter(peer.value(), standing.value()))
                                .count()));
        boolean mustBeWorse = isPruned && !Double.isNaN(standing.value()) && !isBootstrapping();
        if (mustBeWorse && standing.threshold().isPresent() && !(spec instanceof Threshold)) {
            assertThat(direction.isBetter(standing.threshold().getAsDouble(), standing.value()))
                    .as(life)
                    .isTrue();
        }
    }

    private boolean isBootstrapping() {
        return spec instanceof Asha asha && asha.bootstrapCount() > 0;
    }

    @Test
    void judgesByAllObjectivesThatItTakes() {
        if (!takes(2)) {
            return;
        }
        List<Direction> mixed = List.of(Direction.MAXIMIZE, Direction.MINIMIZE);
        List<Direction> turned = List.of(Direction.MINIMIZE, Direction.MAXIMIZE);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Lives life = new Lives(seed, mixed);
            Lives mirrored = new Lives(seed, turned);
            History past = life.past();
            History mirror = mirrored.past();
            assertThat(judge(mirrored.judged(mirror), mirror))
                    .as("seed " + seed)
                    .isEqualTo(judge(life.judged(past), past));
        }
    }

    private boolean takes(int objectives) {
        try {
            spec.requireFits(objectives);
            return true;
        } catch (InvalidValueException unfit) {
            return false;
        }
    }

    @Test
    void bearsNaNAndInfinity() {
        History history = new Lives(3, List.of(Direction.MINIMIZE))
                .past()
                .plus(Observations.completeAfter(90, Double.NaN, Double.NaN, 1))
                .plus(Observations.completeAfter(91, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1));
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(judge(Observations.running(99, 0.5, 1, value), history)).isNotNull();
        }
    }

    private void eachLife(BiConsumer<Lives, History> check) {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Lives life = new Lives(seed, List.of(seed % 2 == 0 ? Direction.MINIMIZE : Direction.MAXIMIZE));
            check.accept(life, life.past());
        }
    }

    private Pruner pruner() {
        return spec.build(new Outline("study", OptionalInt.empty()));
    }

    private Verdict judge(Observation trial, History history) {
        return pruner().judge(trial, history);
    }
}
