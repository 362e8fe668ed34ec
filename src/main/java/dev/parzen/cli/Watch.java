package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudyState;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a study until it is over. */
final class Watch {
    private static final int MOST_SHOWN = 100;

    private final Studies studies;
    private final Duration pause;

    Watch(Studies studies, Duration pause) {
        this.studies = studies;
        this.pause = pause;
    }

    /** Shows how far it is until it is over, or paused with nothing at work; answers it as it is then. */
    Study follow(StudyRef ref, Display display) throws InterruptedException {
        Optional<Account> account = account(ref);
        while (true) {
            Study study = studies.study(ref);
            List<Trial> running = running(ref);
            display.show(account.map(kept -> kept.of(study, running))
                    .orElseGet(() -> new Snapshot(study, running, Optional.empty())));
            if (isOver(study)) {
                return study;
            }
            Thread.sleep(pause.toMillis());
        }
    }

    /** Of a study whose trials have epochs. */
    private Optional<Account> account(StudyRef ref) {
        Study study = studies.study(ref);
        return study.spec().objective() instanceof NeuralNetwork
                ? Optional.of(new Account(studies, study))
                : Optional.empty();
    }

    private static boolean isOver(Study study) {
        return study.state() == StudyState.FINISHED || study.state() != StudyState.ACTIVE && study.running() == 0;
    }

    private List<Trial> running(StudyRef ref) {
        return studies.trials(
                        ref,
                        new TrialQuery(MOST_SHOWN, "", Set.of(TrialState.Name.RUNNING), TrialQuery.Order.NUMBER, false))
                .items();
    }
}
