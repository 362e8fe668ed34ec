package dev.parzen.load;

import dev.parzen.load.books.Books;
import dev.parzen.load.books.Closing;
import dev.parzen.load.books.Ledger;
import dev.parzen.load.chaos.Auditor;
import dev.parzen.load.chaos.Course;
import dev.parzen.load.chaos.Forms;
import dev.parzen.load.chaos.Killer;
import dev.parzen.load.chaos.Later;
import dev.parzen.load.chaos.Mishap;
import dev.parzen.load.chaos.Scene;
import dev.parzen.load.chaos.Stage;
import dev.parzen.load.fleet.Fleet;
import dev.parzen.wire.StudyJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/** A run in which workers and servers die, calls are doubled, delayed and cut off; and then the books are checked. */
public final class Chaos {
    private static final long GLANCE_MILLIS = 100;
    private static final long LINE_MILLIS = 5_000;

    /** One in so many trials names its parameters one by one. */
    private static final int PART_DEFINED_BY_RUN = 5;

    private final ChaosSettings settings;
    private final Consumer<String> progress;
    private final List<Scene> scenes;
    private final Course course;
    private final Mishap.Count mishaps = new Mishap.Count();
    private final Set<String> violations = new LinkedHashSet<>();

    /** @param progress takes a line every few seconds */
    public Chaos(ChaosSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
        this.scenes = scenes(settings.trials());
        this.course = new Course(scenes);
    }

    /** Runs; at a site of others nobody is killed. */
    public ChaosReport run(Launcher launcher, Site site) throws InterruptedException {
        long start = System.nanoTime();
        try (Place place = Place.open(launcher, site);
                Later later = new Later()) {
            List<StudyDesk> desks = new ArrayList<>();
            for (Scene scene : scenes) {
                desks.add(StudyDesk.open(place.door(), Specs.chaos(scene, settings)));
            }
            perform(place, later);
            Map<Ledger, Closing> ends = check(place, desks);
            if (!settings.keep()) {
                desks.forEach(StudyDesk::delete);
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new ChaosReport(settings, elapsed, Deeds.done(ends, mishaps), List.copyOf(violations));
        }
    }

    private static List<Scene> scenes(int trials) {
        String name = "chaos-" + UUID.randomUUID();
        int definedByRun = trials / PART_DEFINED_BY_RUN;
        Scene declared = new Scene(name, trials - definedByRun, false);
        return definedByRun == 0
                ? List.of(declared)
                : List.of(declared, new Scene(name + "-by-run", definedByRun, true));
    }

    private void perform(Place place, Later later) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        Stage stage = new Stage(place.doors(), scenes, settings, course, later, mishaps);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(started(stage.worker(i, random.split()), "worker-" + i));
        }
        List<Auditor> auditors = scenes.stream()
                .map(scene -> new Auditor(stage, scene, random.split()))
                .toList();
        auditors.forEach(auditor -> threads.add(started(auditor, "auditor")));
        threads.add(started(stage.governor(random.split()), "governor"));
        SplittableRandom lots = random.split();
        Thread killer = started(
                place.fleet()
                        .<Runnable>map(
                                fleet -> new Killer(fleet, course, mishaps, settings.kills(), settings.trials(), lots))
                        .orElse(() -> {}),
                "killer");
        watch(place, auditors, killer);
        for (Thread thread : threads) {
            thread.join();
        }
        killer.join();
        if (!later.finish(settings.limit())) {
            violations.add("time: late calls were not answered within " + settings.limit());
        }
    }

    /** Holds each ledger against what every server says; answers with what the first one says. */
    private Map<Ledger, Closing> check(Place place, List<StudyDesk> desks) throws InterruptedException {
        if (place.fleet().isPresent()) {
            place.fleet().get().awaitReady();
        }
        Map<Ledger, Closing> ends = new LinkedHashMap<>();
        for (int i = 0; i < scenes.size(); i++) {
            Scene scene = scenes.get(i);
            StudyDesk desk = desks.get(i);
            Ledger ledger = scene.scribe().ledger();
            progress.accept("Checking " + ledger.entries().size() + " calls");
            List<Closing> closings = place.doors().stream()
                    .map(desk::at)
                    .map(there -> closing(scene, there))
                    .toList();
            closings.forEach(closing -> violations.addAll(new Books(ledger, closing).violations()));
            ends.put(ledger, closings.get(0));
        }
        return ends;
    }

    /** Until the studies are over, or the time is. */
    private void watch(Place place, List<Auditor> auditors, Thread killer) throws InterruptedException {
        long start = System.nanoTime();
        long lastLine = start;
        while (!auditors.stream().allMatch(Auditor::isFinished) || killer.isAlive()) {
            Thread.sleep(GLANCE_MILLIS);
            place.fleet().map(Fleet::fallen).ifPresent(violations::addAll);
            if (course.handedOut() >= settings.trials() && !killer.isAlive()) {
                course.calmDown();
            }
            long now = System.nanoTime();
            if (now - start > settings.limit().toNanos()) {
                violations.add("time: the studies had not come to their end within " + settings.limit());
                break;
            }
            if (now - lastLine > Duration.ofMillis(LINE_MILLIS).toNanos()) {
                lastLine = now;
                progress.accept(course.handedOut() + "/" + settings.trials() + " trials handed out");
            }
        }
        course.end();
    }

    private Closing closing(Scene scene, StudyDesk desk) {
        StudyJson study = desk.study();
        return new Closing(
                new Closing.Terms(
                        scene.trials(),
                        settings.parallel(),
                        settings.attempts(),
                        settings.lease(),
                        scene.isDefinedByRun() ? Set.of() : Set.copyOf(Forms.NAMES)),
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
