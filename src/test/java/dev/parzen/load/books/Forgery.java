package dev.parzen.load.books;

import dev.parzen.load.books.Closing.Terms;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Enqueue;
import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.load.books.Ledger.Census;
import dev.parzen.wire.Json;
import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** A ledger and a closing written by hand, call by call, each after the one before unless said otherwise. */
final class Forgery {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(2);

    final List<Entry> entries = new ArrayList<>();
    final List<Census> censuses = new ArrayList<>();
    final List<TrialJson> trials = new ArrayList<>();
    int budget = 100;
    int parallel = 10;
    int attempts = 3;
    Set<String> parameters = Set.of("x");
    String state = "ACTIVE";
    Optional<Map<String, Integer>> counts = Optional.empty();
    Optional<OptionalDouble> bestValue = Optional.empty();
    private long tick;

    /** An ask that is answered with an attempt; its worker holds it. */
    Forgery handedOut(int number, int attempt, String worker) {
        return granted(worker, Optional.empty(), running(number, attempt, worker));
    }

    Forgery granted(String worker, Optional<String> key, TrialJson trial) {
        return answered(worker, new Ask(key), 201, Json.write(trial), Optional.of(trial));
    }

    /** An ask, or a claim, that is answered with several. */
    Forgery granted(String worker, Ask ask, TrialJson... trials) {
        return written(
                worker, ask, Optional.of(new Answer(201, Json.write(trials), List.of(trials), Optional.empty())));
    }

    /** A parameter that is asked for by name. */
    Forgery suggested(String worker, Suggest wish, double value) {
        return answered(worker, wish, 200, Json.write(Map.of("name", wish.name(), "value", value)), Optional.empty());
    }

    /** A call that succeeds and answers no trial. */
    Forgery done(String worker, Deed deed) {
        return answered(worker, deed, 200, "{}", Optional.empty());
    }

    /** A call that succeeds and answers a trial. */
    Forgery done(String worker, Deed deed, TrialJson trial) {
        return answered(worker, deed, deed instanceof Enqueue ? 201 : 200, Json.write(trial), Optional.of(trial));
    }

    /** A call that promises a lease. */
    Forgery promised(String worker, Deed deed, Instant until) {
        return written(worker, deed, Optional.of(new Answer(200, "{}", List.of(), Optional.of(until))));
    }

    Forgery refused(String worker, Deed deed, int status) {
        return answered(worker, deed, status, "{}", Optional.empty());
    }

    Forgery unanswered(String worker, Deed deed) {
        return written(worker, deed, Optional.empty());
    }

    /** The last two calls overlap: neither came first. */
    Forgery atOnce() {
        int last = entries.size() - 1;
        Entry one = entries.get(last - 1);
        Entry other = entries.get(last);
        entries.set(last - 1, new Entry(one.from(), other.until(), one.worker(), one.deed(), one.answer()));
        entries.set(last, new Entry(one.from(), other.until(), other.worker(), other.deed(), other.answer()));
        return this;
    }

    Forgery counted(Map<String, Integer> seen) {
        censuses.add(new Census(++tick, ++tick, seen));
        return this;
    }

    Forgery closing(TrialJson... all) {
        trials.addAll(List.of(all));
        return this;
    }

    List<String> violations() {
        return new Books(new Ledger(entries, censuses), closing()).violations();
    }

    static TrialJson running(int number, int attempt, String worker) {
        return new Picture(number, "RUNNING", attempt).by(worker).trial();
    }

    static TrialJson complete(int number, int attempt, double value) {
        return new Picture(number, "COMPLETE", attempt).value(value).trial();
    }

    private Forgery answered(String worker, Deed deed, int status, String body, Optional<TrialJson> trial) {
        return written(
                worker,
                deed,
                Optional.of(new Answer(status, body, trial.stream().toList(), trial.map(TrialJson::leaseUntil))));
    }

    private Forgery written(String worker, Deed deed, Optional<Answer> answer) {
        long from = ++tick;
        entries.add(new Entry(from, answer.isPresent() ? ++tick : Entry.OPEN, worker, deed, answer));
        return this;
    }

    private Closing closing() {
        OptionalDouble best = bestValue.orElseGet(() -> trials.stream()
                .filter(trial -> trial.state().equals("COMPLETE"))
                .mapToDouble(trial -> trial.values().get(0))
                .min());
        Map<String, Integer> byState = new TreeMap<>();
        trials.forEach(trial -> byState.merge(trial.state(), 1, Integer::sum));
        List<TrialJson> listed = trials.stream()
                .filter(trial -> best.isPresent() && List.of(best.getAsDouble()).equals(trial.values()))
                .limit(1)
                .toList();
        return new Closing(
                new Terms(budget, parallel, attempts, LEASE, parameters),
                state,
                counts.orElse(byState),
                best,
                listed,
                trials);
    }

    /** A trial as the server shows it. */
    static final class Picture {
        private final int number;
        private final String state;
        private final int attempt;
        private final List<Map<String, Object>> attempts = new ArrayList<>();
        private final List<Map<String, Object>> reports = new ArrayList<>();
        private final Map<String, Object> members = new TreeMap<>();

        Picture(int number, String state, int attempt) {
            this.number = number;
            this.state = state;
            this.attempt = attempt;
            members.put("id", 1000 + number);
            members.put("params", Map.of("x", number / 8.0));
            members.put("attributes", Map.of());
        }

        Picture with(String member, Object value) {
            members.put(member, value);
            return this;
        }

        Picture by(String worker) {
            return with("worker", worker).with("leaseUntil", START.plus(LEASE));
        }

        Picture value(double value) {
            return with("values", List.of(value));
        }

        /** It lasted for as long as a lease. */
        Picture ended(int itsNumber, String worker, String how) {
            return ended(itsNumber, worker, how, START.plus(LEASE));
        }

        Picture ended(int itsNumber, String worker, String how, Instant until) {
            attempts.add(Map.of(
                    "attempt", itsNumber, "worker", worker, "from", START, "until", until, "ended", how, "reason", ""));
            return this;
        }

        Picture reported(int step, double value) {
            reports.add(Map.of("step", step, "value", value, "at", START));
            return this;
        }

        TrialJson trial() {
            Map<String, Object> all = new TreeMap<>(members);
            all.putAll(Map.of("number", number, "state", state, "attempt", attempt));
            all.putAll(Map.of("attempts", attempts, "reports", reports));
            if (!state.equals("RUNNING") && !state.equals("WAITING")) {
                all.put("finishedAt", START.plus(LEASE));
            }
            return Json.read(Json.write(all), TrialJson.class);
        }
    }
}
