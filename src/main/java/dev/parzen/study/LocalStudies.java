package dev.parzen.study;

import dev.parzen.study.Answers.Page;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The questions over a {@link StudyStore} in this process. */
public final class LocalStudies implements Studies {
    private static final int PAGE = 1000;

    private final StudyStore store;

    public LocalStudies(StudyStore store) {
        this.store = store;
    }

    @Override
    public Study study(StudyRef ref) {
        return store.find(ref).orElseThrow(() -> TunerException.NotFound.study(ref));
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        return store.list(query);
    }

    @Override
    public Trial trial(StudyRef ref, int number) {
        return store.trial(study(ref).id(), number).orElseThrow(() -> TunerException.NotFound.trial(number));
    }

    @Override
    public Page<Trial> trials(StudyRef ref, TrialQuery query) {
        Study study = study(ref);
        requireOrder(study, query);
        return store.trials(study.id(), query);
    }

    @Override
    public List<Trial> best(StudyRef ref) {
        return store.best(study(ref).id());
    }

    private static void requireOrder(Study study, TrialQuery query) {
        if (query.order() == TrialQuery.Order.VALUE && study.spec().hasSeveralDirections()) {
            throw new IllegalArgumentException(
                    "The study has " + study.spec().directions().size()
                            + " directions, so its trials have no order by value: give another, or ask for the best.");
        }
    }

    @Override
    public void forEachTrial(StudyRef ref, Consumer<Trial> reader) {
        long id = study(ref).id();
        String token = "";
        do {
            Page<Trial> page = store.trials(id, new TrialQuery(PAGE, token, Set.of(), TrialQuery.Order.NUMBER, false));
            page.items().forEach(reader);
            token = page.nextToken();
        } while (!token.isEmpty());
    }
}
