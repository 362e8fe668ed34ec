package dev.parzen.sampler.gp;

import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Models objectives and constraints as Gaussian processes over the parameters of {@link JointSpace} and tries the point
 * where it expects the largest improvement. The other parameters are left to another sampler, and so is everything where
 * the model would be too large or too slow.
 */
public final class GpSampler implements Sampler {
    /** The best so many trials have neighbours among the candidates. */
    private static final int CENTRES = 4;

    private final Gp settings;
    private final Sampler beginning;
    private final Sampler other;
    private final InstantSource clock;

    /**
     * @param beginning what chooses until enough trials have completed
     * @param other what chooses where the model does not
     * @param clock for the deadline of a suggestion
     */
    public GpSampler(Gp settings, Sampler beginning, Sampler other, InstantSource clock) {
        this.settings = settings;
        this.beginning = beginning;
        this.other = other;
        this.clock = clock;
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return true;
    }

    @Override
    public Proposal propose(SearchSpace space, History history, RandomGenerator random) {
        if (isBeginning(history)) {
            return isPruned(history)
                    ? instead(
                            other.propose(space, history, random),
                            "Fewer than " + needed() + " trials have completed: TPE chose.")
                    : beginning.propose(space, history, random);
        }
        Cube cube = JointSpace.of(history);
        if (cube.dimensions() == 0) {
            return Proposal.NONE;
        }
        // Chosen first, so that it is the same however late the model is.
        Proposal otherwise = other.propose(space, history, random);
        if (history.size() > settings.trials()) {
            return instead(otherwise, "More than " + settings.trials() + " trials have finished: TPE chose.");
        }
        try {
            return modelled(cube, history, random);
        } catch (Deadline.Passed late) {
            return instead(otherwise, "The model was not ready after " + settings.deadlineSeconds() + " s: TPE chose.");
        }
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        return (isBeginning(history) && !isPruned(history) ? beginning : other)
                .suggest(name, distribution, history, random);
    }

    @Override
    public Explanation explain(SearchSpace space, History history, Map<String, ParameterValue> point) {
        if (isBeginning(history) && isPruned(history)) {
            return other.explain(space, history, point);
        }
        if (isBeginning(history)) {
            return new Explanation.Unmodelled("No model yet: " + history.completeCount() + " of the " + needed()
                    + " trials that it begins with had completed.");
        }
        Cube cube = JointSpace.of(history);
        double[] x = cube.point(point);
        if (cube.dimensions() == 0 || history.size() > settings.trials() || !Cube.isWhole(x)) {
            return other.explain(space, history, point);
        }
        try {
            return model(cube, history).explained(x);
        } catch (Deadline.Passed late) {
            return new Explanation.Unmodelled(
                    "The model was not ready after " + settings.deadlineSeconds() + " s; see the notes of the trial.");
        }
    }

    private int needed() {
        return Math.max(1, settings.startupTrials());
    }

    private boolean isBeginning(History history) {
        return history.completeCount() < needed()
                || history.own().completeCount() < needed() && usable(history) < needed();
    }

    /** True if as many trials as the model begins with have finished, though too few of them completed. */
    private boolean isPruned(History history) {
        return history.own().resultCount() >= needed();
    }

    /** How many complete trials can be modelled: those of earlier studies only if they have all that is modelled. */
    private static long usable(History history) {
        Cube cube = JointSpace.of(history);
        return history.own().completeCount()
                + IntStream.range(0, history.foreignSize())
                        .mapToObj(history::row)
                        .filter(trial -> trial.isComplete() && Cube.isWhole(cube.point(trial)))
                        .count();
    }

    private static Proposal instead(Proposal proposal, String reason) {
        List<String> notes = new ArrayList<>(List.of(reason));
        notes.addAll(proposal.notes());
        return new Proposal(proposal.values(), notes);
    }

    private Proposal modelled(Cube cube, History history, RandomGenerator random) {
        Model model = model(cube, history);
        List<double[]> known = model.known();
        double[] point = new Search(cube, model.acquisition(), model.kernel(), model.deadline())
                .best(
                        settings.candidates(),
                        settings.climbs(),
                        model.centres(CENTRES),
                        candidate -> known.stream().anyMatch(tried -> Arrays.equals(tried, candidate)),
                        random);
        return new Proposal(cube.values(point), List.of(model.reason(point)));
    }

    private Model model(Cube cube, History history) {
        Deadline deadline = Deadline.in(Duration.ofNanos((long) (settings.deadlineSeconds() * 1e9)), clock);
        return Model.of(history, cube, settings.deterministic(), deadline);
    }
}
