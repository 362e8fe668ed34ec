package dev.parzen.load.chaos;

import dev.parzen.load.books.Deed;
import dev.parzen.load.books.Deed.Ask;
import dev.parzen.load.books.Deed.Control;
import dev.parzen.load.books.Deed.Enqueue;
import dev.parzen.load.books.Deed.OfAttempt;
import dev.parzen.load.books.Deed.Release;
import dev.parzen.load.books.Deed.Renew;
import dev.parzen.load.books.Deed.Report;
import dev.parzen.load.books.Deed.Suggest;
import dev.parzen.load.books.Deed.Tell;
import dev.parzen.load.books.Entry.Answer;
import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.Json;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests.AskBody;
import dev.parzen.wire.TrialRequests.ClaimBody;
import dev.parzen.wire.TrialRequests.EnqueueBody;
import dev.parzen.wire.TrialRequests.LeaseBody;
import dev.parzen.wire.TrialRequests.OutcomeBody;
import dev.parzen.wire.TrialRequests.ReleaseBody;
import dev.parzen.wire.TrialRequests.ReportBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deeds as calls, and replies as answers.
 *
 * @param study its name
 */
public record Forms(String study) {
    /** The parameters that trials have. */
    public static final List<String> NAMES = List.of("x0", "x1");

    /** A label of the studies; only those who claim with the study's name as its value are given trials. */
    public static final String LABEL = "chaos";

    private static final String WAIT = "PT0.3S";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    Request request(String worker, Deed deed) {
        String path = "/studies/" + study;
        if (deed instanceof Ask ask) {
            return ask(path, worker, ask).with(ask.key());
        }
        if (deed instanceof Enqueue wish) {
            EnqueueBody body = new EnqueueBody(
                    Map.of(wish.name(), NODES.numberNode(wish.value())),
                    Map.of(Enqueue.MARK, NODES.stringNode(wish.key())),
                    null);
            return Request.post(path + "/queue", Json.write(body)).with(Optional.of(wish.key()));
        }
        if (deed instanceof Control control) {
            ObjectNode patch = NODES.objectNode();
            control.state().ifPresent(state -> patch.put("state", state));
            control.parallel().ifPresent(places -> patch.putObject("budget").put("parallel", places));
            return Request.patch(path, patch.toString());
        }
        OfAttempt ofAttempt = (OfAttempt) deed;
        return ofAttempt(path + "/trials/" + ofAttempt.number(), ofAttempt);
    }

    private Request ask(String path, String worker, Ask ask) {
        return ask.isClaim()
                ? Request.post("/claims", Json.write(new ClaimBody(worker, study, Map.of(LABEL, study), WAIT)))
                : Request.post(path + "/trials", Json.write(new AskBody(worker, null, ask.count())));
    }

    private static Request ofAttempt(String trial, OfAttempt deed) {
        int attempt = deed.attempt();
        if (deed instanceof Suggest wish) {
            ObjectNode body =
                    NODES.objectNode().put("type", "float").put("low", 0).put("high", wish.high());
            return Request.put(
                    trial + "/params/" + wish.name(),
                    body.put("attempt", attempt).toString());
        }
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
        List<TrialJson> trials = reply.isSuccess() ? trials(deed, reply) : List.of();
        Optional<Instant> until = reply.isSuccess() && (deed instanceof Report || deed instanceof Renew)
                ? Optional.of(Instant.parse(reply.tree().at("/leaseUntil").asString()))
                : trials.stream()
                        .limit(1)
                        .flatMap(trial -> Stream.ofNullable(trial.leaseUntil()))
                        .findFirst();
        return new Answer(reply.status(), reply.body(), trials, until);
    }

    private static List<TrialJson> trials(Deed deed, Reply reply) {
        boolean isTrial = deed instanceof Tell || deed instanceof Release || deed instanceof Enqueue;
        if (isTrial || deed instanceof Ask one && one.count() == 1 && !one.isClaim()) {
            return List.of(reply.as(TrialJson.class));
        }
        if (!(deed instanceof Ask ask) || reply.body().isEmpty()) {
            return List.of();
        }
        JsonNode answer = reply.tree();
        return ask.isClaim()
                ? List.of(Reply.convert(answer.get("trial"), TrialJson.class))
                : answer.get("trials")
                        .valueStream()
                        .map(trial -> Reply.convert(trial, TrialJson.class))
                        .toList();
    }
}
