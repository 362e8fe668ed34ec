package dev.parzen.load.chaos;

import dev.parzen.load.ChaosSettings;
import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** One attempt in the hands of a worker, who dies silently now and then, and sometimes comes back from the dead. */
final class Job {
    private final Scene scene;
    private final ChaosSettings settings;
    private final Course course;
    private final Later later;
    private final Mishap.Count mishaps;
    private final Courier courier;
    private final String worker;
    private final int number;
    private final int attempt;
    private final SplittableRandom random;

    Job(Stage stage, Scene scene, String worker, TrialJson trial, SplittableRandom random) {
        this.scene = scene;
        this.settings = stage.settings();
        this.course = stage.course();
        this.later = stage.later();
        this.mishaps = stage.mishaps();
        this.courier = new Courier(stage, scene);
        this.worker = worker;
        this.number = trial.number();
        this.attempt = trial.attempt();
        this.random = random;
    }

    /** @param key that no other call bears */
    void run(String key) {
        int reports = random.nextInt(settings.reports() + 1);
        boolean isAbandoned = !course.isCalm() && random.nextDouble() < settings.abandon();
        int survived = isAbandoned ? random.nextInt(reports + 1) : reports;
        for (int step = 0; step < survived; step++) {
            boolean isHeeded = !scene.isDefinedByRun() || isHeeded(suggest(random));
            if (!isHeeded || !isHeeded(progress(step))) {
                return;
            }
        }
        if (isAbandoned) {
            abandon(reports);
        } else {
            end(key);
        }
    }

    /** The same names again and again, within bounds that move. */
    private Deed suggest(SplittableRandom lots) {
        String name = Forms.NAMES.get(lots.nextInt(Forms.NAMES.size()));
        return new Suggest(number, attempt, name, 1 + lots.nextInt(2));
    }

    private Deed progress(int step) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new Renew(number, attempt);
        }
        int where = kind == 1 && step > 0 ? step - 1 : step;
        return new Report(number, attempt, where, random.nextDouble());
    }

    private void end(String key) {
        Deed ending = course.isCalm()
                ? new Tell(number, attempt, Told.complete(random.nextDouble()))
                : Ending.drawn(number, attempt, key, random);
        boolean isHeeded = isHeeded(ending);
        if (isHeeded && ending instanceof Tell && !course.isCalm() && random.nextInt(20) == 0) {
            mishaps.add(Mishap.CONTRADICTED);
            courier.send(worker, new Tell(number, attempt, Told.complete(random.nextDouble())), random);
        }
    }

    private void abandon(int reports) {
        mishaps.add(Mishap.ABANDONED);
        if (random.nextBoolean()) {
            SplittableRandom ghost = random.split();
            Duration least = settings.lease().dividedBy(2);
            Duration death = least.plus(Pauses.drawn(settings.lease().multipliedBy(2), random));
            later.in(death, () -> haunt(reports, ghost));
        }
    }

    /** Goes on as if nothing had happened, and does not care what it is answered. */
    private void haunt(int step, SplittableRandom ghost) {
        mishaps.add(Mishap.HAUNTED);
        if (scene.isDefinedByRun()) {
            courier.send(worker, suggest(ghost), ghost);
        }
        if (ghost.nextBoolean()) {
            courier.send(worker, new Renew(number, attempt), ghost);
        }
        if (ghost.nextBoolean()) {
            courier.send(worker, new Report(number, attempt, ghost.nextInt(step + 1), ghost.nextDouble()), ghost);
        }
        Deed last = ghost.nextInt(4) == 0
                ? new Release(number, attempt, Optional.empty())
                : new Tell(number, attempt, Told.complete(ghost.nextDouble()));
        courier.send(worker, last, ghost);
    }

    private boolean isHeeded(Deed deed) {
        return courier.sendDisturbed(worker, deed, random)
                .filter(Answer::isSuccess)
                .isPresent();
    }
}
