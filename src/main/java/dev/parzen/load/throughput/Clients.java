package dev.parzen.load.throughput;

import dev.parzen.load.throughput.Timings.Verb;
import dev.parzen.load.traffic.Door;
import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Workers that ask, report and tell without a pause, and one who looks at the study meanwhile.
 *
 * @param study its path
 * @param reports in each trial
 */
public record Clients(Door door, String study, int workers, int reports) {
    private static final long LOOK_MILLIS = 200;

    /** Works until {@code goesOn} says no; it is asked before every trial. Answers how long each call took. */
    public List<Timings> run(BooleanSupplier goesOn) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers + 1);
        try {
            Future<Timings> looker = threads.submit(this::look);
            List<Future<Timings>> working = IntStream.range(0, workers)
                    .mapToObj(i -> threads.submit(() -> work("worker-" + i, goesOn)))
                    .toList();
            List<Timings> timings = new ArrayList<>();
            for (Future<Timings> one : working) {
                timings.add(one.get());
            }
            threads.shutdownNow();
            timings.add(looker.get());
            return timings;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Timings work(String worker, BooleanSupplier goesOn) throws IOException {
        Timings timings = new Timings();
        while (goesOn.getAsBoolean()) {
            Request ask = Request.post(study + "/trials", "{\"worker\":\"" + worker + "\"}");
            var trial = timed(timings, Verb.ASK, ask).tree();
            String path = study + "/trials/" + trial.at("/number").asInt();
            double value = trial.at("/params/x0").asDouble();
            for (int step = 0; step < reports; step++) {
                timed(timings, Verb.REPORT, Request.put(path + "/reports/" + step, result(value / (step + 1), "")));
            }
            timed(timings, Verb.TELL, Request.put(path + "/outcome", result(value, "\"state\":\"COMPLETE\",")));
        }
        return timings;
    }

    private static String result(double value, String state) {
        return "{" + state + "\"value\":" + value + ",\"attempt\":1}";
    }

    /** Until it is interrupted. */
    private Timings look() throws IOException {
        Timings timings = new Timings();
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                timed(timings, Verb.COUNTS, Request.get(study));
                timed(timings, Verb.BEST, Request.get(study + "/best"));
                timed(timings, Verb.PAGE, Request.get(study + "/trials?orderBy=value&pageSize=50"));
            }
        } catch (InterruptedException ended) {
            return timings;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                return timings;
            }
            throw e;
        }
    }

    private Reply timed(Timings timings, Verb verb, Request request) throws IOException {
        long start = System.nanoTime();
        Reply reply = door.send(request);
        timings.add(verb, System.nanoTime() - start);
        if (!reply.isSuccess()) {
            throw new IOException(
                    request.method() + " " + request.path() + " was answered " + reply.status() + ": " + reply.body());
        }
        return reply;
    }
}
