package dev.parzen.study;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.Unmodelled;
import dev.parzen.sampler.Sampler;
import dev.parzen.space.Kinds;
import dev.parzen.trial.History;
import dev.parzen.trial.Trial;
import java.util.Optional;

/** Why trials got their values and why they were pruned, as the study's sampler and pruner tell it from what they saw. */
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
     * @param finished how many trials of the study had finished when it began, as far as its sampler saw them: under a
     *     pruner with brackets those of its own
     * @param inFlight how many were in flight then, of the same
     * @param foreign how many of earlier studies it learnt from
     * @param pruning why it was to be given up, if it was
     */
    public record Explained(
            Trial trial, int finished, int inFlight, int foreign, Explanation why, Optional<Ruling> pruning) {}

    /** @throws TunerException.NotFound if there is no such study or trial */
    public Explained explain(StudyRef ref, int number) {
        Study study = studies.study(ref);
        Trial trial = studies.trial(ref, number);
        Sampler sampler =
                study.spec().sampler().build(study.spec().budget().trials()).forTrial(number);
        Retrospect beginning = Retrospect.atBeginningOf(trial, study.spec());
        Optional<Hindsight> end = Hindsight.of(study.spec(), trial);
        studies.forEachTrial(StudyRef.of(study.id()), other -> {
            beginning.see(other);
            end.ifPresent(hindsight -> hindsight.see(other));
        });
        History now = store.history(study.id());
        History past = beginning.past(now);
        History seen = Sight.of(study.spec(), sampler, number, past);
        return new Explained(
                trial,
                seen.own().size(),
                seen.running().size(),
                seen.foreignSize(),
                why(study, trial, sampler, seen),
                end.map(hindsight -> hindsight.ruling(now)).or(() -> Hindsight.blind(trial)));
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
