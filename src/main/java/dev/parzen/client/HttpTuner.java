package dev.parzen.client;

import dev.parzen.client.Exchange.Answer;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Answers.Creation;
import dev.parzen.study.Answers.Enqueued;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Requests.Enqueue;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.Tuner;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.wire.ImportBody;
import dev.parzen.wire.Replies.ClaimedJson;
import dev.parzen.wire.Replies.ImportedJson;
import dev.parzen.wire.Replies.LeaseUntil;
import dev.parzen.wire.Replies.SuggestionJson;
import dev.parzen.wire.Replies.VerdictJson;
import dev.parzen.wire.StudyPatch;
import dev.parzen.wire.StudyRequest;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests.AskBody;
import dev.parzen.wire.TrialRequests.ClaimBody;
import dev.parzen.wire.TrialRequests.EnqueueBody;
import dev.parzen.wire.TrialRequests.LeaseBody;
import dev.parzen.wire.TrialRequests.OutcomeBody;
import dev.parzen.wire.TrialRequests.ReleaseBody;
import dev.parzen.wire.TrialRequests.ReportBody;
import dev.parzen.wire.TrialRequests.SuggestBody;
import dev.parzen.wire.Values;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * The verbs of a server elsewhere. While it cannot be reached, a call is repeated for as long as the client's patience
 * lasts, so that a restart of the server costs no result; then it ends with {@link ServerUnreachableException}. However often
 * a call is sent, it is done once.
 */
public final class HttpTuner implements Tuner {
    private final Exchange exchange;
    private final HttpStudies studies;
    private final Map<StudyRef, Long> ids = new ConcurrentHashMap<>();

    /**
     * The verbs of the server at {@code address}, such as http://localhost:8080.
     *
     * @param patience for how long a call is repeated while the server cannot be reached
     */
    public HttpTuner(URI address, Duration patience) {
        this(new Exchange(address, Patience.of(patience)));
    }

    HttpTuner(Exchange exchange) {
        this.exchange = exchange;
        this.studies = new HttpStudies(exchange);
    }

    /** The questions that the same server answers. */
    public HttpStudies studies() {
        return studies;
    }

    /** The files of trials on the same server. */
    public HttpTrialFiles files() {
        return new HttpTrialFiles(exchange);
    }

    @Override
    public Creation create(StudySpec spec, boolean returnExisting) {
        String path = returnExisting ? "/studies?ifExists=return" : "/studies";
        Answer answer = exchange.send(Call.post(path, StudyRequest.of(spec)));
        return new Creation(answer.study(), answer.isNew());
    }

    /** Makes a study from a specification as JSON text, of which only the name is needed. */
    public Study create(String specification) {
        return exchange.send(Call.post("/studies", specification)).study();
    }

    @Override
    public Study change(StudyRef study, StudyChange change) {
        Call call = Call.patch(Paths.study(study), StudyPatch.of(change, studies.study(study)));
        OptionalInt version = change.ifVersion();
        return exchange.send(version.isPresent() ? call.ifMatch("\"" + version.getAsInt() + "\"") : call)
                .study();
    }

    @Override
    public void delete(StudyRef study) {
        exchange.send(Call.delete(Paths.study(study)));
        ids.remove(study);
    }

    @Override
    public List<Trial> ask(StudyRef study, Ask ask) {
        Answer answer = exchange.send(Call.post(Paths.study(study) + "/trials", AskBody.of(ask)));
        long id = id(study);
        if (ask.count() == 1) {
            return List.of(answer.as(TrialJson.class).toTrial(id));
        }
        return StreamSupport.stream(answer.tree().path("trials").spliterator(), false)
                .map(node -> Answer.convert(node, TrialJson.class).toTrial(id))
                .toList();
    }

    @Override
    public Suggested suggest(TrialRef trial, Suggest parameter) {
        String path = Paths.trial(trial) + "/params/" + Call.encoded(parameter.name());
        SuggestionJson value = exchange.send(Call.put(path, SuggestBody.of(parameter, trial.attempt())))
                .as(SuggestionJson.class);
        return new Suggested(value.name(), Values.read(value.value()));
    }

    @Override
    public Advice report(TrialRef trial, Progress progress) {
        String path = Paths.trial(trial) + "/reports/" + progress.step();
        VerdictJson verdict = exchange.send(Call.put(path, ReportBody.of(progress, trial.attempt())))
                .as(VerdictJson.class);
        return new Advice(
                Advice.Kind.valueOf(verdict.verdict()), Optional.ofNullable(verdict.reason()), verdict.leaseUntil());
    }

    @Override
    public Trial tell(TrialRef trial, Outcome outcome) {
        return exchange.send(Call.put(Paths.trial(trial) + "/outcome", OutcomeBody.of(outcome, trial.attempt())))
                .as(TrialJson.class)
                .toTrial(id(trial.study()));
    }

    @Override
    public Instant renew(TrialRef trial) {
        return exchange.send(Call.put(Paths.trial(trial) + "/lease", new LeaseBody(attempt(trial))))
                .as(LeaseUntil.class)
                .leaseUntil();
    }

    @Override
    public Trial release(TrialRef trial, String reason) {
        return exchange.send(Call.post(Paths.trial(trial) + "/release", new ReleaseBody(attempt(trial), reason)))
                .as(TrialJson.class)
                .toTrial(id(trial.study()));
    }

    @Override
    public Enqueued enqueue(StudyRef study, Enqueue wish) {
        Answer answer = exchange.send(Call.post(Paths.study(study) + "/queue", EnqueueBody.of(wish)));
        return new Enqueued(answer.as(TrialJson.class).toTrial(id(study)), answer.isNew());
    }

    @Override
    public Imported add(StudyRef study, List<Import> trials) {
        ImportedJson counts = exchange.send(Call.post(Paths.study(study) + "/imports", ImportBody.of(trials)))
                .as(ImportedJson.class);
        return new Imported(counts.imported(), counts.outOfSpace());
    }

    @Override
    public Optional<Claimed> claim(Claim claim) {
        Answer answer = exchange.send(Call.post("/claims", ClaimBody.of(claim)).waiting(claim.waiting()));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        ClaimedJson work = answer.as(ClaimedJson.class);
        Study study = work.study().toStudy();
        return Optional.of(new Claimed(study, work.trial().toTrial(study.id())));
    }

    private long id(StudyRef study) {
        return study.id().isPresent()
                ? study.id().getAsLong()
                : ids.computeIfAbsent(study, ref -> studies.study(ref).id());
    }

    private static Integer attempt(TrialRef trial) {
        return trial.attempt().isPresent() ? trial.attempt().getAsInt() : null;
    }
}
