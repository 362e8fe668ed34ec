package dev.parzen.study;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.Unmodelled;
import dev.parzen.sampler.Sampler;
import dev.parzen.space.Kinds;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;

/** Why trials got their values, as the study's sampler tells it from what it saw then. */
public final class Explanations {
    private final StudyStore store;
    private final Studies studies;

    public Explanations(StudyStore store) {
        this.store = store;
        this.studies = new LocalStudies(store);
    }

    /**
     * A trial, and why it has its values.
     *
     * @param finished how many trials of the study had finished when it began
     * @param inFlight how many were in flight then
     * @param foreign how many of earlier studies it learnt from
     */
    public record Explained(Trial trial, int finished, int inFlight, int foreign, Explanation why) {}

    /** @throws TunerException.NotFound if there is no such study or trial */
    public Explained explain(StudyRef ref, int number) {
        Study study = studies.study(ref);
        Trial trial = studies.trial(ref, number);
        Sampler sampler =
                study.spec().sampler().build(study.spec().budget().trials()).forTrial(number);
        History past = past(study, trial);
        History seen = Sight.of(study.spec(), sampler, number, past);
        return new Explained(
                trial, past.own().size(), past.running().size(), seen.foreignSize(), why(study, trial, sampler, seen));
    }

    private History past(Study study, Trial trial) {
        Retrospect retrospect = new Retrospect(study.spec(), trial);
        studies.forEachTrial(StudyRef.of(study.id()), retrospect::see);
        return retrospect.past(store.history(study.id()));
    }

    private static Explanation why(Study study, Trial trial, Sampler sampler, History seen) {
        String kind = Kinds.nameOf(study.spec().sampler());
        if (trial.startedAt().isEmpty() || trial.params().isEmpty()) {
            return new Unmodelled("It has no values yet.");
        }
        if (trial.sampler().isEmpty()) {
            return new Unmodelled("Nothing was chosen for it here: it was imported.");
        }
        if (!trial.sampler().get().equals(kind)) {
            return new Unmodelled("It was chosen by the sampler "
                    + trial.sampler().get() + ", which the study has" + " exchanged for " + kind + " since.");
        }
        if (trial.given().keySet().containsAll(trial.params().keySet())) {
            return new Unmodelled("All its values were given.");
        }
        return sampler.explain(study.spec().space(), seen, trial.parameterValues());
    }
}
