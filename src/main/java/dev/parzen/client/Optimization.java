package dev.parzen.client;

import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.util.Optional;

/**
 * Optimises a function of this program, trial by trial:
 *
 * <pre>{@code
 * HttpTuner server = new HttpTuner(URI.create("http://localhost:8080"), Duration.ofMinutes(2));
 * Study study = server.create("{\"name\": \"mine\"}");
 * new Optimization(server, StudyRef.of(study.id())).run(100, trial -> {
 *     double x = trial.suggestFloat("x", -10, 10);
 *     return (x - 2) * (x - 2);
 * });
 * }</pre>
 */
public final class Optimization {
    private final Tuner tuner;
    private final StudyRef study;

    public Optimization(Tuner tuner, StudyRef study) {
        this.tuner = tuner;
        this.study = study;
    }

    /**
     * Evaluates up to {@code trials} trials; fewer if the study is over before.
     *
     * @return how many were begun
     * @throws Exception what the objective throws; its trial is told as failed
     */
    public int run(int trials, Objective objective) throws Exception {
        return runSeveral(trials, trial -> new double[] {objective.evaluate(trial)});
    }

    /**
     * The same for a study with several directions.
     *
     * @return how many were begun
     * @throws Exception what the objectives throw; their trial is told as failed
     */
    public int runSeveral(int trials, SeveralObjectives objectives) throws Exception {
        int begun = 0;
        while (begun < trials) {
            Optional<Trial> trial = ask();
            if (trial.isEmpty()) {
                return begun;
            }
            begun++;
            evaluate(trial.get(), objectives);
        }
        return begun;
    }

    private Optional<Trial> ask() throws InterruptedException {
        while (true) {
            try {
                return Optional.of(tuner.ask(study, Ask.one()).get(0));
            } catch (TunerException.StudyFinished over) {
                return Optional.empty();
            } catch (TunerException.TooMany busy) {
                Thread.sleep(busy.retryAfter().toMillis());
            }
        }
    }

    private void evaluate(Trial trial, SeveralObjectives objectives) throws Exception {
        TrialRef ref = TrialRef.of(study, trial.number()).at(trial.attempt());
        try {
            double[] values = objectives.evaluate(new ActiveTrial(tuner, trial, ref));
            tuner.tell(ref, Outcome.complete(values));
        } catch (TrialPrunedException pruned) {
            tuner.tell(ref, Outcome.of(new Outcome.Pruned(Optional.empty(), Optional.of(pruned.getMessage()))));
        } catch (TunerException.LeaseLost gone) {
            // Another attempt holds the trial: nothing to tell.
        } catch (Exception failure) {
            tuner.tell(ref, Outcome.of(new Outcome.Failed(failure.toString(), false)));
            throw failure;
        }
    }
}
