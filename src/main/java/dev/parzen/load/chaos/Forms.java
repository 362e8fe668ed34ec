package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.Json;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests.AskBody;
import dev.parzen.wire.TrialRequests.LeaseBody;
import dev.parzen.wire.TrialRequests.OutcomeBody;
import dev.parzen.wire.TrialRequests.ReleaseBody;
import dev.parzen.wire.TrialRequests.ReportBody;
import java.time.Instant;
import java.util.Optional;

/**
 * Deeds as calls, and replies as answers.
 *
 * @param study its path
 */
record Forms(String study) {

    Request request(String worker, Deed deed) {
        if (deed instanceof Ask ask) {
            return Request.post(study + "/trials", Json.write(new AskBody(worker, null, null)))
                    .with(ask.key());
        }
        OfAttempt ofAttempt = (OfAttempt) deed;
        return ofAttempt(study + "/trials/" + ofAttempt.number(), ofAttempt);
    }

    private static Request ofAttempt(String trial, OfAttempt deed) {
        int attempt = deed.attempt();
        if (deed instanceof Report report) {
            ReportBody body = new ReportBody(report.value(), null, attempt, null);
            return Request.put(trial + "/reports/" + report.step(), Json.write(body));
        }
        if (deed instanceof Tell tell) {
            return Request.put(trial + "/outcome", Json.write(outcome(tell)));
        }
        if (deed instanceof Release release) {
            return Request.post(trial + "/release", Json.write(new ReleaseBody(attempt, "drawn")))
                    .with(release.key());
        }
        return Request.put(trial + "/lease", Json.write(new LeaseBody(attempt)));
    }

    private static OutcomeBody outcome(Tell tell) {
        Deed.Told told = tell.told();
        boolean isFailed = told.state() == Deed.Told.State.FAILED;
        return new OutcomeBody(
                told.state().name(),
                told.values().isEmpty() ? null : told.values().get(0),
                null,
                tell.attempt(),
                isFailed ? "drawn" : null,
                isFailed ? told.isRetryable() : null,
                null,
                null);
    }

    static Answer answer(Deed deed, Reply reply) {
        if (!reply.isSuccess()) {
            return new Answer(reply.status(), reply.body(), Optional.empty(), Optional.empty());
        }
        if (deed instanceof Report || deed instanceof Renew) {
            var until = Instant.parse(reply.tree().at("/leaseUntil").asString());
            return new Answer(reply.status(), reply.body(), Optional.empty(), Optional.of(until));
        }
        TrialJson trial = reply.as(TrialJson.class);
        return new Answer(reply.status(), reply.body(), Optional.of(trial), Optional.ofNullable(trial.leaseUntil()));
    }
}
