package dev.parzen.client;

import dev.parzen.client.Exchange.Answer;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import dev.parzen.wire.Replies.StudyPage;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.TrialJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a server elsewhere knows of its studies. */
public final class HttpStudies implements Studies {
    private static final int PAGE = 1000;
    private static final Map<StudyQuery.Order, String> STUDY_ORDERS =
            Map.of(StudyQuery.Order.CREATED_AT, "createdAt", StudyQuery.Order.NAME, "name");
    private static final Map<TrialQuery.Order, String> TRIAL_ORDERS = Map.of(
            TrialQuery.Order.NUMBER, "number",
            TrialQuery.Order.VALUE, "value",
            TrialQuery.Order.STARTED_AT, "startedAt",
            TrialQuery.Order.FINISHED_AT, "finishedAt");

    private final Exchange exchange;

    HttpStudies(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Study study(StudyRef ref) {
        return exchange.send(Call.get(Paths.study(ref))).study();
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        String path =
                "/studies?" + page(query.pageSize(), query.token(), STUDY_ORDERS.get(query.order()), query.descending())
                        + "&name=" + Call.encoded(query.name());
        StudyPage page = exchange.send(Call.get(path)).as(StudyPage.class);
        return new Page<>(page.studies().stream().map(StudyJson::toStudy).toList(), page.nextPageToken());
    }

    @Override
    public Trial trial(StudyRef study, int number) {
        return exchange.send(Call.get(Paths.trial(study, number)))
                .as(TrialJson.class)
                .toTrial(id(study));
    }

    @Override
    public Page<Trial> trials(StudyRef study, TrialQuery query) {
        return trials(id(study), query);
    }

    @Override
    public List<Trial> best(StudyRef study) {
        return trials(exchange.send(Call.get(Paths.study(study) + "/best")).tree(), id(study));
    }

    @Override
    public void forEachTrial(StudyRef study, Consumer<Trial> reader) {
        long id = id(study);
        String token = "";
        do {
            Page<Trial> page = trials(id, new TrialQuery(PAGE, token, Set.of(), TrialQuery.Order.NUMBER, false));
            page.items().forEach(reader);
            token = page.nextToken();
        } while (!token.isEmpty());
    }

    private Page<Trial> trials(long study, TrialQuery query) {
        String states = query.states().stream()
                .map(TrialState.Name::name)
                .map(name -> "&state=" + name)
                .collect(Collectors.joining());
        String path = Paths.study(StudyRef.of(study)) + "/trials?"
                + page(query.pageSize(), query.token(), TRIAL_ORDERS.get(query.order()), query.descending()) + states;
        JsonNode answer = exchange.send(Call.get(path)).tree();
        return new Page<>(trials(answer, study), answer.path("nextPageToken").asString(""));
    }

    private long id(StudyRef study) {
        return study.id().isPresent() ? study.id().getAsLong() : study(study).id();
    }

    private static List<Trial> trials(JsonNode answer, long study) {
        return StreamSupport.stream(answer.path("trials").spliterator(), false)
                .map(node -> Answer.convert(node, TrialJson.class).toTrial(study))
                .toList();
    }

    private static String page(int size, String token, String order, boolean descending) {
        return "pageSize=" + size + "&pageToken=" + Call.encoded(token) + "&orderBy="
                + Call.encoded(descending ? order + " desc" : order);
    }
}
