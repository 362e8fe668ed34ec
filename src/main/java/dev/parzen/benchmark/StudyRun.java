package dev.parzen.benchmark;

import dev.parzen.benchmark.problem.Problem;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Budget;
import dev.parzen.study.InMemoryStudyStore;
import dev.parzen.study.LeaseTerms;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudySpecDraft;
import dev.parzen.study.Tuner;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One study, run as users run theirs: through a tuner, by ask and tell.
 *
 * @param seed of the sampler and of the noise
 * @param inFlight so many trials are asked for, one after the other, before the first of them is told
 * @param budgets after how many told trials it is judged, ascending; the last is the study's budget
 */
record StudyRun(Contender sampler, Problem problem, int seed, int inFlight, List<Integer> budgets) {
    private static final LeaseTerms LEASE = new LeaseTerms(Duration.ofDays(1), 1);
    private static final double NANOS = 1e6;

    /** Runs it to its end; ends early, with what there is, when the thread is interrupted. */
    List<Told> run() {
        Tuner tuner = new LocalTuner(new InMemoryStudyStore(), Clock.systemUTC());
        Study study = tuner.create(specification(), false).study();
        int trials = budgets.get(budgets.size() - 1);
        List<Told> told = new ArrayList<>();
        while (told.size() < trials && !Thread.currentThread().isInterrupted()) {
            List<Told> asked = new ArrayList<>();
            for (int i = 0; i < Math.min(inFlight, trials - told.size()); i++) {
                asked.add(ask(tuner, study));
            }
            asked.forEach(trial -> tuner.tell(trial.ref, Outcome.of(new Outcome.Complete(trial.seen))));
            told.addAll(asked);
        }
        return told;
    }

    /**
     * A trial that has been told.
     *
     * @param values without noise
     * @param seen what the sampler was told
     * @param askMillis how long the suggestion took
     * @param isFallback true if the sampler failed and chance took its place
     */
    record Told(TrialRef ref, List<Double> values, List<Double> seen, double askMillis, boolean isFallback) {}

    private Told ask(Tuner tuner, Study study) {
        long start = System.nanoTime();
        Trial trial = tuner.ask(StudyRef.of(study.id()), Ask.one()).get(0);
        double millis = (System.nanoTime() - start) / NANOS;
        Map<String, ParameterValue> point = trial.parameterValues();
        List<Double> values = problem.values(point);
        return new Told(
                TrialRef.of(StudyRef.of(study.id()), trial.number()).at(trial.attempt()),
                values,
                problem.told(values, seed, trial.number()),
                millis,
                trial.notes().stream().anyMatch(note -> note.startsWith("The sampler failed")));
    }

    /**
     * What the study asks for.
     *
     * @throws dev.parzen.space.InvalidValueException if the sampler cannot work on the problem
     */
    StudySpec specification() {
        StudySpecDraft draft =
                new StudySpecDraft(problem.name(), sampler.sampler().withSeed(seed));
        draft.directions = Collections.nCopies(problem.objectives(), Direction.MINIMIZE);
        draft.space = problem.space();
        draft.budget = Budget.ofTrials(budgets.get(budgets.size() - 1));
        draft.lease = LEASE;
        draft.pauseAfterFailures = 0;
        return draft.build();
    }
}
