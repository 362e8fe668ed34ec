package dev.parzen.cli;

import dev.parzen.study.Answers.Page;
import dev.parzen.study.Finals;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The best complete trials of a study. */
record BestTrials(Studies studies, Study study) {
    private static final int PAGE = 1000;

    /** The best trial; of a study with several directions the first of those that are best. */
    Trial one() {
        return studies.best(ref()).stream().findFirst().orElseThrow(this::nothing);
    }

    /** The trial of this number, which is complete. */
    Trial chosen(int number) {
        return Finals.chosen(studies, ref(), number);
    }

    /** The best {@code count} that are feasible, or as many as there are, at least one; the best comes first. */
    List<Trial> several(int count) {
        if (study.spec().hasSeveralDirections()) {
            throw CommandException.usage("\"" + study.name() + "\" has several directions, by which no " + count
                    + " trials are the best: leave --replicates out.");
        }
        List<Trial> found = new ArrayList<>();
        String token = "";
        do {
            Page<Trial> page = studies.trials(ref(), byValue(token));
            page.items().stream()
                    .filter(trial -> trial.violation(study.spec().constraints()) <= 0)
                    .limit(count - found.size())
                    .forEach(found::add);
            token = page.nextToken();
        } while (found.size() < count && !token.isEmpty());
        if (found.isEmpty()) {
            throw nothing();
        }
        return found;
    }

    private TrialQuery byValue(String token) {
        return new TrialQuery(
                PAGE,
                token,
                Set.of(TrialState.Name.COMPLETE),
                TrialQuery.Order.VALUE,
                study.direction() == Direction.MAXIMIZE);
    }

    private CommandException nothing() {
        return CommandException.failure(
                "No trial of \"" + study.name() + "\" is complete and feasible: there is nothing to measure.");
    }

    private StudyRef ref() {
        return StudyRef.of(study.id());
    }
}
