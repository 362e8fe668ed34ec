package dev.parzen.study;

import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.Lease;
import dev.parzen.trial.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Hands out trials within the budget: waiting ones first, the oldest first, then new numbers. */
final class Admission {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final Ask ask;
    private final String samplerKind;
    private final Instant now;
    private final UnaryOperator<Trial> choosing;

    /** @param choosing what gives a trial its values at once; the identity where that comes later */
    Admission(Ledger ledger, Ask ask, String samplerKind, Instant now, UnaryOperator<Trial> choosing) {
        this.ledger = ledger;
        this.ask = ask;
        this.samplerKind = samplerKind;
        this.now = now;
        this.choosing = choosing;
    }

    /**
     * The trials, running now, without parameters: at least one, and as many as were asked for and the budget allows.
     *
     * @throws TunerException.StudyFinished if the study hands out no more
     * @throws TunerException.TooMany if as many run as may
     */
    List<Trial> admit() {
        requireOpen(ledger.study());
        int most = Math.min(ask.count(), ledger.study().placesLeft());
        Iterator<Trial> waiting = waitingThatAgree().iterator();
        List<Trial> admitted = new ArrayList<>();
        while (admitted.size() < most && (waiting.hasNext() || ledger.study().trialsLeft() > 0)) {
            if (waiting.hasNext()) {
                Trial next = waiting.next();
                if (next.waitsForAnotherAttempt() || ledger.study().trialsLeft() > 0) {
                    admitted.add(ledger.save(begun(next)));
                }
            } else {
                admitted.add(ledger.add(this::begun));
            }
        }
        if (admitted.isEmpty()) {
            throw new TunerException.StudyFinished(spent());
        }
        return admitted;
    }

    private void requireOpen(Study study) {
        if (study.state() != StudyState.ACTIVE) {
            throw new TunerException.StudyFinished("The study is " + study.state() + ": it hands out no trials. "
                    + study.reason().map(why -> why + " ").orElse("") + remedy(study.state()));
        }
        study.whyOver(now).ifPresent(why -> {
            throw new TunerException.StudyFinished(why + " It hands out no more trials.");
        });
        if (study.placesLeft() == 0) {
            throw new TunerException.TooMany(
                    study.running()
                            + " trials are running, as many as the budget allows: ask again when one has ended.",
                    RETRY_AFTER);
        }
    }

    private static String remedy(StudyState state) {
        return state == StudyState.FINISHED
                ? "A larger budget reopens it."
                : "PATCH {\"state\":\"ACTIVE\"} resumes it.";
    }

    private String spent() {
        return ledger.study().whySpent(now).orElseThrow() + " A larger budget reopens the study.";
    }

    private List<Trial> waitingThatAgree() {
        int limit = ask.fixed().isEmpty() && ledger.study().trialsLeft() > 0 ? ask.count() : Integer.MAX_VALUE;
        return ledger.waiting(limit).stream().filter(this::agrees).toList();
    }

    /** A waiting trial is not given to a caller who fixes a value that it has otherwise. */
    private boolean agrees(Trial trial) {
        return ask.fixed().entrySet().stream().allMatch(fixed -> {
            ParameterValue known = trial.params().containsKey(fixed.getKey())
                    ? trial.params().get(fixed.getKey()).value()
                    : trial.given().get(fixed.getKey());
            return known == null || known.sameAs(fixed.getValue());
        });
    }

    private Trial begun(Trial waiting) {
        Study study = ledger.study();
        Lease lease = new Lease(ask.worker(), now, now.plus(study.spec().lease().duration()));
        Map<String, ParameterValue> given =
                study.handedOut() == 0 ? defaults(study, waiting) : new LinkedHashMap<>(waiting.given());
        given.putAll(ask.fixed());
        return choosing.apply(waiting.given(given).claimed(lease, samplerKind));
    }

    /** The first trial takes the values that the space declares as the ones to try first. */
    private static Map<String, ParameterValue> defaults(Study study, Trial first) {
        Map<String, ParameterValue> given = new LinkedHashMap<>();
        for (Parameter parameter : study.spec().space().parameters()) {
            parameter.defaultValue().ifPresent(value -> given.put(parameter.name(), value));
        }
        given.putAll(first.given());
        return given;
    }
}
