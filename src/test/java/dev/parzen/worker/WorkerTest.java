package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parzen.study.Answers.Advice;
import dev.parzen.study.StudyState;
import dev.parzen.study.TunerException;
import dev.parzen.training.DataException;
import dev.parzen.trial.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Evaluator ENDLESS = (work, progress) -> {
        int step = 0;
        while (progress.report(step, List.of(1.0 / (step + 1)), Map.of())) {
            step++;
        }
        return Outcome.complete(0);
    };

    private Optional<Worker> worker = Optional.empty();

    @AfterEach
    void stopWorker() {
        worker.ifPresent(running -> running.stop(PATIENCE));
    }

    @Test
    void tellsWhatTheEvaluationFound() {
        ScriptedTuner tuner = new ScriptedTuner(20);
        start(tuner, 3, (work, progress) -> Outcome.complete(work.trial().number()));
        await().until(() -> tuner.told.size() == 20);
        tuner.told.forEach((number, outcome) ->
                assertThat(outcome.result()).isEqualTo(new Outcome.Complete(List.of((double) number))));
    }

    @Test
    void addsHowLongItTook() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        start(tuner, 1, (work, progress) -> Outcome.complete(1));
        await().until(() -> tuner.told.size() == 1);
        assertThat(tuner.told.get(0).attributes()).containsKey("seconds");
    }

    @Test
    void keepsATrialOnOneThreadAndNamesEachThread() {
        ScriptedTuner tuner = new ScriptedTuner(40);
        Map<Integer, Set<Thread>> threads = new ConcurrentHashMap<>();
        start(tuner, 2, (work, progress) -> {
            Set<Thread> seen = threads.computeIfAbsent(work.trial().number(), n -> new HashSet<>());
            seen.add(Thread.currentThread());
            progress.report(0, List.of(1.0), Map.of());
            seen.add(Thread.currentThread());
            return Outcome.complete(1);
        });
        await().until(() -> tuner.told.size() == 40);
        assertThat(threads.values()).allSatisfy(seen -> assertThat(seen).hasSize(1));
        assertThat(tuner.claims).extracting(claim -> claim.worker()).containsOnly("w-1", "w-2");
    }

    @Test
    void tellsPrunedWithTheReasonWhenTheVerdictSaysSo() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        tuner.advice = progress -> progress.step() < 4 ? Advice.Kind.CONTINUE : Advice.Kind.PRUNE;
        start(tuner, 1, ENDLESS);
        await().until(() -> tuner.told.size() == 1);
        assertThat(tuner.told.get(0).result())
                .isEqualTo(new Outcome.Pruned(Optional.empty(), Optional.of("as the script says")));
        assertThat(tuner.told.get(0).attributes()).containsEntry("endedBy", "\"pruned\"");
        assertThat(tuner.reports).hasSize(5);
    }

    @Test
    void keepsWhatAStoppedStudyPaidFor() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        tuner.advice = progress -> Advice.Kind.STOP;
        start(tuner, 1, ENDLESS);
        await().until(() -> tuner.told.size() == 1);
        assertThat(tuner.told.get(0).result()).isInstanceOf(Outcome.Pruned.class);
        assertThat(tuner.told.get(0).attributes()).containsEntry("endedBy", "\"study-ended\"");
    }

    @Test
    void tellsNobodyOnceTheLeaseIsLost() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        CountDownLatch ended = new CountDownLatch(1);
        start(tuner, 1, (work, progress) -> {
            tuner.isLost = true;
            boolean goOn = progress.report(0, List.of(1.0), Map.of());
            tuner.isLost = false;
            boolean stillNot = progress.report(1, List.of(1.0), Map.of());
            ended.countDown();
            return Outcome.complete(goOn || stillNot ? 1 : 0);
        });
        await().until(() -> ended.getCount() == 0 && tuner.claims.size() > 2);
        assertThat(tuner.told).isEmpty();
        assertThat(tuner.reports).isEmpty();
    }

    @Test
    void sendsATrialBackAfterAnUnexpectedFailure() {
        ScriptedTuner tuner = new ScriptedTuner(2);
        start(tuner, 1, (work, progress) -> {
            throw new java.io.IOException("disk on fire");
        });
        await().until(() -> tuner.told.size() == 2);
        assertThat(tuner.told.get(0).result()).isEqualTo(new Outcome.Failed("java.io.IOException: disk on fire", true));
    }

    @Test
    void pausesAStudyWhoseDataCannotBeUsed() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        start(tuner, 1, (work, progress) -> {
            throw new DataException("correct the cell");
        });
        await().until(() -> tuner.released.size() == 1);
        assertThat(tuner.released).containsEntry(0, "correct the cell");
        assertThat(tuner.changes).singleElement().satisfies(change -> {
            assertThat(change.state()).contains(StudyState.PAUSED);
            assertThat(change.reason()).isPresent();
        });
        assertThat(tuner.told).isEmpty();
    }

    @Test
    void failsATrialThatNeedsTooMuchMemoryAndLivesOn() {
        ScriptedTuner tuner = new ScriptedTuner(2);
        start(tuner, 1, (work, progress) -> {
            if (work.trial().number() == 0) {
                throw new OutOfMemoryError("Java heap space");
            }
            return Outcome.complete(1);
        });
        await().until(() -> tuner.told.size() == 2);
        assertThat(tuner.told.get(0).result()).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).contains("Java heap space");
            assertThat(failed.retryable()).isFalse();
        });
        assertThat(tuner.told.get(1).result()).isInstanceOf(Outcome.Complete.class);
    }

    @Test
    void doesNotRepeatWhatTheServerFindsMeaningless() {
        ScriptedTuner tuner = new ScriptedTuner(1);
        tuner.advice = progress -> {
            throw new TunerException.Invalid("/value", "no such value");
        };
        start(tuner, 1, ENDLESS);
        await().until(() -> tuner.told.size() == 1);
        assertThat(tuner.told.get(0).result()).isEqualTo(new Outcome.Failed("no such value", false));
    }

    @Test
    void renewsTheLeaseWhileAnEpochIsLong() {
        ScriptedTuner tuner = new ScriptedTuner(1, Duration.ofMillis(100));
        start(tuner, 1, (work, progress) -> {
            await().until(() -> tuner.renewals.size() >= 3);
            return Outcome.complete(1);
        });
        await().until(() -> tuner.told.size() == 1);
    }

    @Test
    void givesBackWhatItHoldsWhenItStops() throws InterruptedException {
        ScriptedTuner tuner = new ScriptedTuner(10);
        CountDownLatch begun = new CountDownLatch(2);
        start(tuner, 2, (work, progress) -> {
            begun.countDown();
            return ENDLESS.evaluate(work, progress);
        });
        begun.await();
        worker.orElseThrow().stop(PATIENCE);
        assertThat(tuner.released).containsOnlyKeys(0, 1).containsValue("The worker w-1 stops.");
        assertThat(tuner.told).isEmpty();
    }

    @Test
    void stopsInTimeThoughATrialDoesNotListen() throws InterruptedException {
        ScriptedTuner tuner = new ScriptedTuner(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch forever = new CountDownLatch(1);
        start(tuner, 1, (work, progress) -> {
            begun.countDown();
            forever.await();
            return Outcome.complete(1);
        });
        begun.await();
        worker.orElseThrow().stop(Duration.ofMillis(50));
        assertThat(tuner.released).containsOnlyKeys(0);
        forever.countDown();
        assertThat(tuner.told).isEmpty();
    }

    private void start(ScriptedTuner tuner, int threads, Evaluator evaluator) {
        WorkerSettings settings = new WorkerSettings(
                "w", threads, Map.of(), Optional.empty(), Duration.ofMillis(20), Duration.ofMillis(10));
        worker = Optional.of(new Worker(settings, tuner, evaluator, Clock.systemUTC()));
        worker.get().start();
    }
}
