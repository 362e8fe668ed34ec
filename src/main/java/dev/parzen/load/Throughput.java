package dev.parzen.load;

import dev.parzen.load.throughput.Clients;
import dev.parzen.load.throughput.Timings;
import dev.parzen.load.traffic.Door;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.Json;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How many trials a server gets done in a second, and how long its clients wait. */
public final class Throughput {
    private static final int AT_ONCE = 1000;

    private final LoadSettings settings;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then */
    public Throughput(LoadSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Measures. */
    public LoadReport run(Launcher launcher, Site site) throws InterruptedException {
        try (Place place = Place.open(launcher, site)) {
            warmUp(place.door());
            StudyDesk desk = open(place.door(), "load-");
            fill(desk);
            progress.accept("Measuring " + settings.trials() + " trials");
            AtomicInteger left = new AtomicInteger(settings.trials());
            long start = System.nanoTime();
            List<Timings> timings = clients(desk).run(() -> left.getAndDecrement() > 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            close(desk);
            return new LoadReport(settings, seconds, settings.trials() / seconds, Timings.statistics(timings));
        }
    }

    private void warmUp(Door door) throws InterruptedException {
        if (settings.warmUp().isZero()) {
            return;
        }
        progress.accept("Warming up for " + settings.warmUp().toSeconds() + " s");
        StudyDesk desk = open(door, "warm-up-");
        long end = System.nanoTime() + settings.warmUp().toNanos();
        clients(desk).run(() -> System.nanoTime() < end);
        close(desk);
    }

    private void fill(StudyDesk desk) {
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int done = 0; done < settings.fill(); done += AT_ONCE) {
            ObjectNode body = Json.mapper().createObjectNode();
            ArrayNode trials = body.putArray("trials");
            for (int i = done; i < Math.min(done + AT_ONCE, settings.fill()); i++) {
                ObjectNode trial = trials.addObject().put("state", "COMPLETE");
                trial.putArray("values").add(random.nextDouble());
                ObjectNode params = trial.putObject("params");
                for (int p = 0; p < settings.parameters(); p++) {
                    params.put("x" + p, random.nextDouble());
                }
            }
            StudyDesk.require(desk.door(), Request.post(desk.path() + "/imports", body.toString()));
        }
        if (settings.fill() > 0) {
            progress.accept("The study has " + settings.fill() + " finished trials");
        }
    }

    private StudyDesk open(Door door, String prefix) {
        return StudyDesk.open(
                door,
                Specs.study(prefix + UUID.randomUUID(), settings.sampler(), settings.parameters(), settings.seed()));
    }

    private void close(StudyDesk desk) {
        if (!settings.keep()) {
            desk.delete();
        }
    }

    private Clients clients(StudyDesk desk) {
        return new Clients(desk.door(), desk.path(), settings.workers(), settings.reports());
    }
}
