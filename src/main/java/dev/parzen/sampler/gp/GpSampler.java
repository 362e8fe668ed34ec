package dev.parzen.sampler.gp;

import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Proposal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Models the objective as a Gaussian process over the parameters that all trials share, and tries the point where it
 * expects the largest improvement. The other parameters, such as conditional ones, are left to another sampler, and so is
 * everything where the model would be too large or too slow.
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
            return beginning.propose(space, history, random);
        }
        Cube cube = Cube.of(history.commonSpace());
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
        return (isBeginning(history) ? beginning : other).suggest(name, distribution, history, random);
    }

    private boolean isBeginning(History history) {
        int needed = Math.max(1, settings.startupTrials());
        return history.completeCount() < needed || history.own().completeCount() < needed && usable(history) < needed;
    }

    /** How many complete trials can be modelled: those of earlier studies only if they have all that is modelled. */
    private static long usable(History history) {
        Cube cube = Cube.of(history.commonSpace());
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
        Deadline deadline = Deadline.in(Duration.ofNanos((long) (settings.deadlineSeconds() * 1e9)), clock);
        Experience experience = Experience.of(history, cube, settings.deterministic(), deadline);
        Targets targets = Targets.of(experience.trials(), history.direction());
        List<Observation> running = history.running().stream()
                .filter(trial -> Cube.isWhole(cube.point(trial)))
                .toList();
        Acquisition acquisition = new Acquisition(
                experience, targets, running.stream().map(cube::point).toList(), cube.categorical());
        Known known = Known.of(cube, experience, running);
        double[] point = new Search(cube, acquisition, experience.kernel(), deadline)
                .best(settings.candidates(), settings.climbs(), best(experience, targets), known::contains, random);
        Map<String, ParameterValue> values = cube.values(point);
        return new Proposal(values, List.of(reason(acquisition.predict(point), targets, history)));
    }

    private static List<double[]> best(Experience experience, Targets targets) {
        return IntStream.range(0, experience.points().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> targets.y()[i]))
                .limit(CENTRES)
                .map(experience.points()::get)
                .toList();
    }

    /** Points at which a trial of this study was or is, of those that have no other parameter in which they could differ. */
    private record Known(List<double[]> points) {

        static Known of(Cube cube, Experience experience, List<Observation> running) {
            List<double[]> points = new ArrayList<>();
            List<Observation> trials = new ArrayList<>(experience.trials());
            trials.addAll(running);
            for (Observation trial : trials) {
                if (!trial.isForeign() && hasNothingElse(trial, cube)) {
                    points.add(cube.point(trial));
                }
            }
            return new Known(points);
        }

        boolean contains(double[] point) {
            return points.stream().anyMatch(known -> Arrays.equals(known, point));
        }

        private static boolean hasNothingElse(Observation trial, Cube cube) {
            long free = trial.params().values().stream()
                    .filter(choice ->
                            !choice.distribution().map(Distribution::isSingle).orElse(false))
                    .count();
            return free == cube.dimensions();
        }
    }

    private static String reason(Acquisition.Prediction prediction, Targets targets, History history) {
        double mean = history.direction().loss(targets.loss(prediction.mean()));
        double deviation = prediction.deviation() * targets.scale().deviation();
        String expected = String.format(Locale.ROOT, "%.4g ± %.2g", mean, deviation);
        int flying = history.running().size();
        return "Largest expected improvement by a model of " + targets.y().length + " trials, which expects " + expected
                + " here" + (flying == 0 ? "." : ", with " + flying + " in flight.");
    }
}
