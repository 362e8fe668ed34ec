package dev.parzen.worker;

import dev.parzen.study.Answers.Page;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.function.Consumer;

/** Studies of which nothing ever changes. */
record FixedStudies(List<Study> studies, List<Trial> running) implements Studies {
    static FixedStudies none() {
        return new FixedStudies(List.of(), List.of());
    }

    @Override
    public Study study(StudyRef ref) {
        throw TunerException.NotFound.study(ref);
    }

    @Override
    public Page<Study> list(StudyQuery query) {
        return new Page<>(studies, "");
    }

    @Override
    public Trial trial(StudyRef study, int number) {
        throw TunerException.NotFound.study(study);
    }

    @Override
    public Page<Trial> trials(StudyRef study, TrialQuery query) {
        return new Page<>(running, "");
    }

    @Override
    public List<Trial> best(StudyRef study) {
        throw TunerException.NotFound.study(study);
    }

    @Override
    public void forEachTrial(StudyRef study, Consumer<Trial> reader) {
        throw TunerException.NotFound.study(study);
    }
}
