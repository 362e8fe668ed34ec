package dev.parzen.load;

import dev.parzen.load.books.Books;
import dev.parzen.load.books.Closing;
import dev.parzen.load.books.Ledger;
import dev.parzen.load.chaos.Auditor;
import dev.parzen.load.chaos.ChaosWorker.Stage;
import dev.parzen.load.chaos.Course;
import dev.parzen.load.chaos.Killer;
import dev.parzen.load.chaos.Later;
import dev.parzen.load.chaos.Mishap;
import dev.parzen.load.chaos.Scribe;
import dev.parzen.load.fleet.Fleet;
import dev.parzen.wire.StudyJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/** A run in which workers and servers die, calls are doubled, delayed and cut off; and then the books are checked. */
public final class Chaos {
    private static final long GLANCE_MILLIS = 100;
    private static final long LINE_MILLIS = 5_000;

    private final ChaosSettings settings;
    private final Consumer<String> progress;
    private final Course course = new Course();
    private final Scribe scribe = new Scribe();
    private final Mishap.Count mishaps = new Mishap.Count();
    private final Set<String> violations = new LinkedHashSet<>();

    /** @param progress takes a line every few seconds */
    public Chaos(ChaosSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs; at a site of others nobody is killed. */
    public ChaosReport run(Launcher launcher, Site site) throws InterruptedException {
        long start = System.nanoTime();
        try (Place place = Place.open(launcher, site);
                Later later = new Later()) {
            StudyDesk desk = StudyDesk.open(place.door(), Specs.chaos("chaos-" + UUID.randomUUID(), settings));
            perform(place, desk, later);
            Ledger ledger = scribe.ledger();
            List<Closing> closings = closings(place, desk);
            progress.accept("Checking " + ledger.entries().size() + " calls");
            closings.forEach(closing -> violations.addAll(new Books(ledger, closing).violations()));
            if (!settings.keep()) {
                desk.delete();
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new ChaosReport(
                    settings, elapsed, Deeds.done(ledger, closings.get(0), mishaps), List.copyOf(violations));
        }
    }

    private void perform(Place place, StudyDesk desk, Later later) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Stage stage = new Stage(place.doors(), desk.path(), settings, course, scribe, later, mishaps);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(started(stage.worker(i, random.split()), "worker-" + i));
        }
        Auditor auditor = new Auditor(place.doors(), desk.path(), scribe, course, random.split());
        threads.add(started(auditor, "auditor"));
        SplittableRandom lots = random.split();
        Thread killer = started(
                place.fleet()
                        .<Runnable>map(
                                fleet -> new Killer(fleet, course, mishaps, settings.kills(), settings.trials(), lots))
                        .orElse(() -> {}),
                "killer");
        watch(place, auditor, killer);
        for (Thread thread : threads) {
            thread.join();
        }
        killer.join();
        if (!later.finish(settings.limit())) {
            violations.add("time: late calls were not answered within " + settings.limit());
        }
    }

    /** Until the study is over, or the time is. */
    private void watch(Place place, Auditor auditor, Thread killer) throws InterruptedException {
        long start = System.nanoTime();
        long lastLine = start;
        while (!auditor.isFinished() || killer.isAlive()) {
            Thread.sleep(GLANCE_MILLIS);
            place.fleet().map(Fleet::fallen).ifPresent(violations::addAll);
            if (course.handedOut() >= settings.trials() && !killer.isAlive()) {
                course.calmDown();
            }
            long now = System.nanoTime();
            if (now - start > settings.limit().toNanos()) {
                violations.add("time: the study had not come to its end within " + settings.limit());
                break;
            }
            if (now - lastLine > Duration.ofMillis(LINE_MILLIS).toNanos()) {
                lastLine = now;
                progress.accept(course.handedOut() + "/" + settings.trials() + " trials handed out");
            }
        }
        course.end();
    }

    /** What every server says; a run of its own waits for those that start. */
    private List<Closing> closings(Place place, StudyDesk desk) throws InterruptedException {
        if (place.fleet().isPresent()) {
            place.fleet().get().awaitReady();
        }
        return place.doors().stream().map(desk::at).map(this::closing).toList();
    }

    private Closing closing(StudyDesk desk) {
        StudyJson study = desk.study();
        return new Closing(
                new Closing.Terms(settings.trials(), settings.parallel(), settings.attempts(), settings.lease()),
                study.state(),
                study.counts(),
                study.bestValue() == null ? OptionalDouble.empty() : OptionalDouble.of(study.bestValue()),
                desk.best(),
                desk.trials());
    }

    private static Thread started(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
