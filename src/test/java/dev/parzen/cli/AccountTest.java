package dev.parzen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.analysis.PruningBalance;
import dev.parzen.sampler.Random;
import dev.parzen.study.InMemoryStudyStore;
import dev.parzen.study.LocalStudies;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Outcome PRUNED = Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.empty()));

    private final InMemoryStudyStore store = new InMemoryStudyStore();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalTuner tuner = new LocalTuner(store, () -> now = now.plusMillis(1));
    private final LocalStudies studies = new LocalStudies(store);
    private final Study study = tuner.create(new StudySpecDraft("x", new Random(OptionalLong.of(1))).build(), false)
            .study();
    private int reads;
    private final Account account = new Account(counting(), study);

    @Test
    void addsUpWhatHasFinishedSinceTheLastGlance() {
        assertThat(glance().epochsSpent()).isZero();
        assertThat(reads).as("of nothing").isZero();

        for (int i = 0; i < 30; i++) {
            run(4, Outcome.complete(i));
            run(1, PRUNED);
        }
        assertThat(glance().complete()).isEqualTo(30);
        assertThat(glance().pruned()).isEqualTo(30);
        assertThat(glance().epochsSpent()).isEqualTo(150);
        assertThat(glance().epochsSaved()).isEqualTo(90);
        assertThat(reads).isOne();

        run(2, PRUNED);
        assertThat(glance().pruned()).isEqualTo(31);
        assertThat(glance().epochsSaved()).isEqualTo(92);
        assertThat(reads).isEqualTo(2);
    }

    /** Trials that end in another order than they began are found too. */
    @Test
    void countsEachTrialOnceInWhateverOrderTheyEnd() {
        List<Integer> begun = tuner.ask(ref(), new Ask(Optional.empty(), Map.of(), 40)).stream()
                .map(trial -> trial.number())
                .toList();
        for (int i = begun.size() - 1; i >= 0; i--) {
            tuner.tell(TrialRef.of(ref(), begun.get(i)), Outcome.complete(i));
            assertThat(glance().complete()).isEqualTo(begun.size() - i);
        }
    }

    @Test
    void countsOnceWhatFinishedSinceItWasSeenRunning() {
        run(3, Outcome.complete(1));
        Trial seen = tuner.ask(ref(), Ask.one()).get(0);
        tuner.report(TrialRef.of(ref(), seen.number()), new Progress(0, List.of(1.0), Map.of()));
        List<Trial> running = List.of(studies.trial(ref(), seen.number()));
        assertThat(account.of(studies.study(ref()), running).running()).isEqualTo(running);
        tuner.tell(TrialRef.of(ref(), seen.number()), PRUNED);
        Snapshot snapshot = account.of(studies.study(ref()), running);
        assertThat(snapshot.running()).isEmpty();
        assertThat(snapshot.balance().orElseThrow().epochsSpent()).isEqualTo(4);
        assertThat(snapshot.pruning(", ")).contains("1 pruned, 4 epochs (2 saved)");
    }

    private PruningBalance glance() {
        return account.of(Snapshot.finished(studies.study(ref())));
    }

    private void run(int steps, Outcome outcome) {
        int number = tuner.ask(ref(), Ask.one()).get(0).number();
        for (int step = 0; step < steps; step++) {
            tuner.report(TrialRef.of(ref(), number), new Progress(step, List.of(1.0), Map.of()));
        }
        tuner.tell(TrialRef.of(ref(), number), outcome);
    }

    private StudyRef ref() {
        return StudyRef.of(study.id());
    }

    private Studies counting() {
        return (Studies) Proxy.newProxyInstance(
                Studies.class.getClassLoader(), new Class<?>[] {Studies.class}, (proxy, method, arguments) -> {
                    reads += method.getName().equals("trials") ? 1 : 0;
                    return method.invoke(studies, arguments);
                });
    }
}
