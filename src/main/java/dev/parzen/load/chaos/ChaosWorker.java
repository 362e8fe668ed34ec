package dev.parzen.load.chaos;

import dev.parzen.load.ChaosSettings;
import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Deed.Told;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.load.traffic.Door;
import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A worker that asks, reports and tells, dies silently now and then, and sometimes comes back from the dead. */
public final class ChaosWorker implements Runnable {
    private static final Duration NOTHING_TO_DO = Duration.ofMillis(100);
    private static final List<Mishap> DISTURBANCES =
            List.of(Mishap.HUNG_UP, Mishap.TWICE, Mishap.AT_ONCE, Mishap.LATE, Mishap.SLOW);

    private final String name;
    private final SplittableRandom random;
    private final ChaosSettings settings;
    private final Course course;
    private final Later later;
    private final Mishap.Count mishaps;
    private final Courier courier;
    private int keys;

    private ChaosWorker(Stage stage, int index, SplittableRandom random) {
        this.name = "worker-" + index;
        this.random = random;
        this.settings = stage.settings;
        this.course = stage.course;
        this.later = stage.later;
        this.mishaps = stage.mishaps;
        this.courier = new Courier(stage.doors, stage.studyPath, stage.scribe, later, settings, mishaps);
    }

    /** What all workers of a run share. */
    public record Stage(
            List<Door> doors,
            String studyPath,
            ChaosSettings settings,
            Course course,
            Scribe scribe,
            Later later,
            Mishap.Count mishaps) {

        public ChaosWorker worker(int index, SplittableRandom random) {
            return new ChaosWorker(this, index, random);
        }
    }

    @Override
    public void run() {
        while (!course.isOver()) {
            Deed ask = new Ask(random.nextBoolean() ? Optional.of(key()) : Optional.empty());
            Optional<TrialJson> trial = granted(ask);
            if (trial.isPresent()) {
                course.handedOut(trial.get().number());
                work(trial.get().number(), trial.get().attempt());
            } else {
                Pauses.upTo(NOTHING_TO_DO, random);
            }
        }
    }

    /** Empty if there is nothing to do now. */
    private Optional<TrialJson> granted(Deed ask) {
        Optional<Answer> answer = send(ask);
        while (answer.isPresent() && isBeingAnswered(answer.get()) && !course.isOver()) {
            Pauses.upTo(NOTHING_TO_DO, random);
            answer = courier.send(name, ask, random);
        }
        return answer.flatMap(Answer::trial);
    }

    private static boolean isBeingAnswered(Answer answer) {
        return answer.status() == 409 && answer.body().contains("\"conflict\"");
    }

    private void work(int number, int attempt) {
        int reports = random.nextInt(settings.reports() + 1);
        boolean isAbandoned = !course.isCalm() && random.nextDouble() < settings.abandon();
        int survived = isAbandoned ? random.nextInt(reports + 1) : reports;
        for (int step = 0; step < survived; step++) {
            if (!isHeeded(progress(number, attempt, step))) {
                return;
            }
        }
        if (isAbandoned) {
            abandon(number, attempt, reports);
        } else {
            end(number, attempt);
        }
    }

    private Deed progress(int number, int attempt, int step) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return new Renew(number, attempt);
        }
        int where = kind == 1 && step > 0 ? step - 1 : step;
        return new Report(number, attempt, where, random.nextDouble());
    }

    private void end(int number, int attempt) {
        Deed ending = course.isCalm()
                ? new Tell(number, attempt, Told.complete(random.nextDouble()))
                : Ending.drawn(number, attempt, key(), random);
        boolean isHeeded = isHeeded(ending);
        if (isHeeded && ending instanceof Tell && !course.isCalm() && random.nextInt(20) == 0) {
            mishaps.add(Mishap.CONTRADICTED);
            courier.send(name, new Tell(number, attempt, Told.complete(random.nextDouble())), random);
        }
    }

    private void abandon(int number, int attempt, int reports) {
        mishaps.add(Mishap.ABANDONED);
        if (random.nextBoolean()) {
            SplittableRandom ghost = random.split();
            Duration least = settings.lease().dividedBy(2);
            Duration death = least.plus(Pauses.drawn(settings.lease().multipliedBy(2), random));
            later.in(death, () -> haunt(number, attempt, reports, ghost));
        }
    }

    /** Goes on as if nothing had happened, and does not care what it is answered. */
    private void haunt(int number, int attempt, int step, SplittableRandom ghost) {
        mishaps.add(Mishap.HAUNTED);
        if (ghost.nextBoolean()) {
            courier.send(name, new Renew(number, attempt), ghost);
        }
        if (ghost.nextBoolean()) {
            courier.send(name, new Report(number, attempt, ghost.nextInt(step + 1), ghost.nextDouble()), ghost);
        }
        Deed last = ghost.nextInt(4) == 0
                ? new Release(number, attempt, Optional.empty())
                : new Tell(number, attempt, Told.complete(ghost.nextDouble()));
        courier.send(name, last, ghost);
    }

    private boolean isHeeded(Deed deed) {
        return send(deed).filter(Answer::isSuccess).isPresent();
    }

    private Optional<Answer> send(Deed deed) {
        boolean isDisturbed = !course.isCalm() && random.nextDouble() < settings.disturb();
        if (!isDisturbed) {
            return courier.send(name, deed, random);
        }
        Mishap drawn = DISTURBANCES.get(random.nextInt(DISTURBANCES.size()));
        // A second ask without a key is another ask.
        boolean isAnother = deed instanceof Ask ask && ask.key().isEmpty();
        return courier.send(name, deed, random, isAnother && drawn != Mishap.HUNG_UP ? Mishap.SLOW : drawn);
    }

    private String key() {
        return name + "-" + ++keys;
    }
}
