package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.Receipts.Answer;
import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.Curve;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.Report;
import dev.parzen.trial.Retries;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The past of a study as algorithms see it. */
interface HistoryContract extends Stores.Contract {

    @Test
    default void seesWhatAFullReadSees() {
        for (int seed = 0; seed < 4; seed++) {
            Study study = study();
            Random random = new Random(seed);
            for (int i = 0; i < 40; i++) {
                StudyStore mine = random.nextBoolean() ? store() : stores().otherStore();
                move(mine, study, random);
                requireComplete(study, mine);
                requireComplete(study, random.nextBoolean() ? store() : stores().otherStore());
            }
        }
    }

    @Test
    default void seesWhatIsProposedForARunningTrial() {
        Study study = study();
        store().transition(study.id(), ledger -> ledger.add(Trials::running));
        Map<String, ParameterValue> proposed = Map.of("x", ParameterValue.of(0.25), "layers", ParameterValue.of(3));

        store().write(study.id(), 0, trial -> trial.proposed(Proposal.of(proposed)));

        Observation seen = store().history(study.id()).running().get(0);
        assertThat(seen.params()).hasSize(2);
        assertThat(seen.params().get("x").value()).isEqualTo(ParameterValue.of(0.25));
    }

    @Test
    default void seesTheWholePastWhoeverFinishesTrials() {
        Study study = study();

        Race<Integer> race = Race.of(6, () -> {
            StudyStore mine = Thread.currentThread().getId() % 2 == 0 ? store() : stores().otherStore();
            int seen = 0;
            for (int i = 0; i < 15; i++) {
                mine.transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, trial.number())));
                int now = mine.history(study.id()).finished().size();
                assertThat(now).isGreaterThan(seen);
                seen = now;
            }
            return seen;
        });

        race.all();
        requireComplete(study, store());
        requireComplete(study, stores().otherStore());
    }

    @Test
    default void forgetsWhatWasUndone() {
        Study study = study();
        finishOne(study);
        assertThat(store().history(study.id()).finished()).hasSize(1);
        IllegalStateException refusal = new IllegalStateException("undone");

        assertThatThrownBy(() -> stores().receipts()
                        .once(
                                key(),
                                () -> {
                                    finishOne(study);
                                    finishOne(study);
                                    assertThat(store().history(study.id()).finished())
                                            .hasSize(3);
                                    finishOne(study);
                                    assertThat(store().history(study.id()).finished())
                                            .hasSize(4);
                                    throw refusal;
                                },
                                HistoryContract::noAnswer))
                .isSameAs(refusal);

        assertThat(store().history(study.id()).finished()).hasSize(1);
        store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, 77)));
        requireComplete(study, store());
    }

    @Test
    default void keepsWhatWasSeenBeforeAUnitOfSeveralSteps() {
        Study study = study();
        for (int i = 0; i < 3; i++) {
            stores().receipts()
                    .once(
                            key(),
                            () -> {
                                finishOne(study);
                                return store().history(study.id());
                            },
                            HistoryContract::noAnswer);
            requireComplete(study, store());
        }
        assertThat(store().history(study.id()).finished()).hasSize(3);
    }

    private void finishOne(Study study) {
        store().transition(study.id(), ledger -> ledger.add(trial -> Trials.complete(trial, 1)));
    }

    private Receipts.Key key() {
        return new Receipts.Key("POST /studies", name(), "digest");
    }

    private static Optional<Answer> noAnswer(Object result) {
        return Optional.empty();
    }

    private void move(StudyStore mine, Study study, Random random) {
        StoreSamples samples = new StoreSamples(random.nextLong());
        mine.transition(study.id(), ledger -> {
            Optional<Trial> running = ledger.study().running() == 0 ? Optional.empty() : firstRunning(ledger);
            if (running.isPresent() && random.nextBoolean()) {
                return ledger.save(running.get().finished(Outcome.complete(random.nextGaussian()), NOW, Retries.of(3)));
            }
            return ledger.add(random.nextInt(3) == 0 ? waiting -> reporting(waiting, random) : samples::trial);
        });
    }

    private static Trial reporting(Trial waiting, Random random) {
        Trial running = Trials.running(waiting);
        for (int step = 0; step < random.nextInt(4); step++) {
            running = running.reported(new Report(step, List.of(random.nextGaussian()), Map.of(), NOW));
        }
        return running;
    }

    private static Optional<Trial> firstRunning(Ledger ledger) {
        for (int i = 0; i < ledger.study().counts().total(); i++) {
            if (ledger.trial(i).isRunning()) {
                return Optional.of(ledger.trial(i));
            }
        }
        return Optional.empty();
    }

    private void requireComplete(Study study, StudyStore mine) {
        List<Trial> trials =
                mine.trials(study.id(), PagesContract.byNumber(1000)).items();
        List<Observation> all = trials.stream()
                .map(trial -> Observation.of(trial, study.spec().constraints()))
                .flatMap(Optional::stream)
                .toList();
        History seen = mine.history(study.id());
        assertThat(shown(seen.finished()))
                .isEqualTo(shown(
                        all.stream().filter(trial -> trial.state().isFinished()).toList()));
        List<Observation> inFlight =
                all.stream().filter(trial -> !trial.state().isFinished()).toList();
        assertThat(shown(seen.running())).isEqualTo(shown(inFlight));
        History competitors = mine.competitors(study.id());
        assertThat(shown(competitors.finished())).isEqualTo(shown(seen.finished()));
        assertThat(reports(competitors.running())).isEqualTo(reports(inFlight));
        History finished = mine.finished(study.id(), revision(trials));
        assertThat(shown(finished.finished())).isEqualTo(shown(seen.finished()));
        assertThat(finished.running()).isEmpty();
    }

    /** Each trial that has finished is one step. */
    private static long revision(List<Trial> all) {
        return all.stream().filter(Trial::isFinished).count();
    }

    private static List<List<?>> reports(List<Observation> observations) {
        return observations.stream()
                .<List<?>>map(seen -> List.of(seen.number(), seen.state(), shown(seen.curve())))
                .toList();
    }

    private static List<List<?>> shown(List<Observation> observations) {
        return observations.stream()
                .<List<?>>map(seen -> List.of(
                        seen.number(),
                        seen.state(),
                        seen.params(),
                        seen.values(),
                        seen.violation(),
                        shown(seen.curve())))
                .toList();
    }

    private static List<String> shown(Curve curve) {
        return IntStream.range(0, curve.size())
                .mapToObj(i -> curve.step(i) + ": " + curve.value(i))
                .toList();
    }
}
