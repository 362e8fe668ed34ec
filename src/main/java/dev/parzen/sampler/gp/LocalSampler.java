package dev.parzen.sampler.gp;

import dev.parzen.numerics.InverseFactor;
import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
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
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Tries the point near the best trial where a Gaussian process of the nearest trials alone expects the largest improvement.
 * What it does not see does not count: so it tells apart losses that are almost the same among all trials, and assumes
 * nothing of the function elsewhere. It costs the same however many trials there are.
 *
 * <p>How far it looks is a trust region's size (Eriksson 2019), learned from what came of those trials whose numbers are its
 * turn. So it is made for studies with one objective, in turn with a sampler that looks everywhere.
 */
public final class LocalSampler implements Sampler {
    private static final int CENTRES = 4;

    /** Length-scales stretch the region by no more than this, either way. */
    private static final double STRETCH = 10;

    /** The model knows no more trials than so many, or than so many for each dimension and a few. */
    private static final int NEAREST = 50;

    private static final int NEAREST_PER_DIMENSION = 2;
    private static final int NEAREST_AT_LEAST = 6;

    private final Gp settings;
    private final int every;
    private final Sampler other;
    private final InstantSource clock;

    /** A model of the nearest trials. */
    private record Model(Experience experience, Targets targets, Posterior posterior) {

        /** The trial that the model, which knows of noise, takes for the best. */
        int best() {
            return indexOfLeast(posterior.observed());
        }
    }

    /** What the reach depends on beside the trials. */
    private record Key(Cube.Shape shape, Direction direction, int every, int startup) {}

    /**
     * @param every its turn are the trials with the numbers every − 1, 2 every − 1, …
     * @param other what chooses where the model does not
     * @param clock for the deadline of a suggestion
     */
    public LocalSampler(Gp settings, int every, Sampler other, InstantSource clock) {
        this.settings = settings;
        this.every = every;
        this.other = other;
        this.clock = clock;
    }

    @Override
    public Proposal propose(SearchSpace space, History past, RandomGenerator random) {
        // Chosen first, so that it is the same however late the model is.
        Proposal otherwise = other.propose(space, past, random);
        History history = past.own();
        Cube cube = JointSpace.of(history);
        List<Observation> trials = IntStream.range(0, history.size())
                .mapToObj(history::row)
                .filter(trial -> Cube.isWhole(cube.point(trial)))
                .toList();
        if (cube.dimensions() == 0 || trials.isEmpty()) {
            return otherwise;
        }
        try {
            return near(cube, trials, history, random);
        } catch (Deadline.Passed late) {
            return otherwise;
        }
    }

    @Override
    public boolean learnsFromEarlierStudies() {
        return other.learnsFromEarlierStudies();
    }

    @Override
    public Suggestion suggest(String name, Distribution distribution, History history, RandomGenerator random) {
        return other.suggest(name, distribution, history, random);
    }

    private Proposal near(Cube cube, List<Observation> trials, History history, RandomGenerator random) {
        Deadline deadline = Deadline.in(Duration.ofNanos((long) (settings.deadlineSeconds() * 1e9)), clock);
        Reach reach = reach(cube, history);
        Model model = model(cube, nearest(cube, trials, reach, history), history, deadline);
        List<double[]> points = model.experience.points();
        int centre = model.best();
        Kernel kernel = model.experience.kernel();
        Region region = Region.around(points.get(centre), halfWidths(kernel, reach));
        List<double[]> known = known(cube, trials, history);
        double[] point = new Search(cube, acquisition(model), kernel, region, deadline)
                .best(
                        settings.candidates(),
                        settings.climbs(),
                        best(model),
                        candidate -> known.stream().anyMatch(tried -> Arrays.equals(tried, candidate)),
                        random);
        int number = model.experience.trials().get(centre).number();
        return new Proposal(cube.values(point), List.of(reason(number, reach, model, point, history.direction())));
    }

    private Reach reach(Cube cube, History history) {
        Key key = new Key(cube.shape(), history.direction(), every, settings.startupTrials());
        return history.fold(
                key, Reach.FIRST, (before, trial) -> before.after(loss(trial, key.direction), isOwn(trial)));
    }

    private boolean isOwn(Observation trial) {
        return trial.number() >= settings.startupTrials() && isTurn(trial.number());
    }

    /** True if this sampler should choose for the trial with this number. */
    public boolean isTurn(int number) {
        return number % every == every - 1;
    }

    private static double loss(Observation trial, Direction direction) {
        return trial.isComplete() && trial.isFeasible() ? direction.loss(trial.value()) : Double.POSITIVE_INFINITY;
    }

    /** Those within twice the reach of the best, the nearest first; if they are few, as many as a model needs. */
    private static List<Observation> nearest(Cube cube, List<Observation> trials, Reach reach, History history) {
        Direction direction = history.direction();
        double[] losses =
                trials.stream().mapToDouble(trial -> loss(trial, direction)).toArray();
        double[] middle = cube.point(trials.get(indexOfLeast(losses)));
        double[] distances = trials.stream()
                .mapToDouble(trial -> distance(cube, cube.point(trial), middle, reach.length()))
                .toArray();
        int inside =
                (int) Arrays.stream(distances).filter(distance -> distance <= 2).count();
        int least = NEAREST_AT_LEAST + NEAREST_PER_DIMENSION * cube.dimensions();
        return IntStream.range(0, distances.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(Math.max(least, Math.min(NEAREST, inside)))
                .map(trials::get)
                .toList();
    }

    /** The largest difference of coordinates, in units of the reach; another choice counts as one. */
    private static double distance(Cube cube, double[] one, double[] other, double reach) {
        double most = 0;
        for (int j = 0; j < one.length; j++) {
            boolean isChoice = cube.axes().get(j).isCategorical();
            double apart = isChoice ? (one[j] == other[j] ? 0 : 1) : Math.abs(one[j] - other[j]) / reach;
            most = Math.max(most, apart);
        }
        return most;
    }

    private Model model(Cube cube, List<Observation> trials, History history, Deadline deadline) {
        List<double[]> points = trials.stream().map(cube::point).toList();
        Points columns = Points.of(points, cube.categorical());
        Targets targets = Aspect.objectives(history).get(0).targets(trials);
        Evidence evidence = new Evidence(columns, targets.y(), settings.deterministic(), deadline);
        Kernel kernel = evidence.kernel(evidence.near(Prior.kernel(cube.dimensions(), settings.deterministic()))
                .x());
        InverseFactor factor = Experience.factor(new Covariances(kernel, columns), points);
        var experience = new Experience(points, trials, points.size(), Integer.MAX_VALUE, kernel, factor);
        List<double[]> running = flying(cube, history);
        return new Model(experience, targets, new Posterior(experience, targets.y(), running, cube.categorical()));
    }

    private static Acquisition acquisition(Model model) {
        double least = Arrays.stream(model.posterior.observed()).min().orElse(0);
        double believed = Arrays.stream(model.posterior.believed()).min().orElse(least);
        return Acquisition.of(new ExpectedGain(model.posterior, Math.min(least, believed)));
    }

    /** Wide where the function changes slowly; their geometric mean is the reach. */
    private static double[] halfWidths(Kernel kernel, Reach reach) {
        double[] widths = IntStream.range(0, kernel.dimensions())
                .mapToDouble(j -> Math.min(STRETCH, Math.max(1 / STRETCH, kernel.length(j))))
                .toArray();
        double mean = Math.exp(Arrays.stream(widths).map(Math::log).average().orElse(0));
        return Arrays.stream(widths).map(width -> reach.length() * width / mean).toArray();
    }

    private static List<double[]> best(Model model) {
        return IntStream.range(0, model.targets.y().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> model.targets.y()[i]))
                .limit(CENTRES)
                .map(model.experience.points()::get)
                .toList();
    }

    private static List<double[]> flying(Cube cube, History history) {
        return history.running().stream().map(cube::point).filter(Cube::isWhole).toList();
    }

    /** Points at which a trial was or is, of those that have no other parameter in which they could differ. */
    private static List<double[]> known(Cube cube, List<Observation> trials, History history) {
        List<Observation> all = new ArrayList<>(trials);
        all.addAll(history.running());
        return all.stream().filter(cube::hasAllThatVaries).map(cube::point).toList();
    }

    private static int indexOfLeast(double[] losses) {
        return IntStream.range(0, losses.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> losses[i]))
                .orElseThrow();
    }

    private static String reason(int centre, Reach reach, Model model, double[] point, Direction direction) {
        Posterior.Prediction prediction = model.posterior.predict(point);
        return String.format(
                Locale.ROOT,
                "Largest expected improvement near trial %d, within %.2g of the range, by a model of the %d nearest trials,"
                        + " which expects %.4g ± %.2g here.",
                centre,
                reach.length(),
                model.targets.y().length,
                direction.loss(model.targets.loss(prediction.mean())),
                prediction.deviation() * model.targets.scale().deviation());
    }
}
