package dev.parzen.sampler.gp;

import dev.parzen.numerics.NonDominatedSort;
import dev.parzen.sampler.Explanation;
import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that is modelled of a study: each objective and each constraint apart. While no trial is feasible, only the
 * constraints say where to look.
 */
final class Model {
    /** The reference of hypervolumes lies so far beyond the worst values, in their standard deviations. */
    private static final double MARGIN = 0.1;

    private final Cube cube;
    private final History history;
    private final List<Observation> running;
    private final List<Observation> trials;
    private final List<Surrogate> objectives;
    private final List<Surrogate> constraints;
    private final List<double[]> feasible;
    private final Deadline deadline;
    private final Acquisition acquisition;

    /** A model of one aspect. */
    private record Surrogate(Aspect aspect, Experience experience, Targets targets, Posterior posterior) {

        static Surrogate of(Aspect aspect, Experience experience, List<double[]> running, Cube cube) {
            Targets targets = aspect.targets(experience.trials());
            return new Surrogate(
                    aspect, experience, targets, new Posterior(experience, targets.y(), running, cube.categorical()));
        }

        private String expected(double[] point) {
            Posterior.Prediction prediction = posterior.predict(point);
            double mean = targets.loss(prediction.mean());
            return String.format(
                    Locale.ROOT,
                    "%.4g ± %.2g",
                    aspect instanceof Aspect.Objective objective
                            ? objective.direction().loss(mean)
                            : mean,
                    prediction.deviation() * targets.scale().deviation());
        }
    }

    private Model(
            Cube cube, History history, List<Surrogate> objectives, List<Surrogate> constraints, Deadline deadline) {
        this.cube = cube;
        this.history = history;
        this.running = flying(history, cube);
        this.objectives = objectives;
        this.constraints = constraints;
        this.deadline = deadline;
        this.trials = objectives.get(0).experience.trials();
        this.feasible = feasible();
        this.acquisition = acquisitionOfAll();
    }

    static Model of(History history, Cube cube, boolean fixedNoise, Deadline deadline) {
        int objectives = history.directions().size();
        List<Aspect> aspects = new ArrayList<>(Aspect.objectives(history));
        aspects.addAll(Aspect.constraints(history));
        List<Experience> experiences = Experience.of(history, cube, aspects, fixedNoise, deadline);
        List<double[]> running = flying(history, cube).stream().map(cube::point).toList();
        List<Surrogate> all = IntStream.range(0, aspects.size())
                .mapToObj(i -> Surrogate.of(aspects.get(i), experiences.get(i), running, cube))
                .toList();
        return new Model(cube, history, all.subList(0, objectives), all.subList(objectives, all.size()), deadline);
    }

    private static List<Observation> flying(History history, Cube cube) {
        return history.running().stream()
                .filter(trial -> Cube.isWhole(cube.point(trial)))
                .toList();
    }

    private Acquisition acquisitionOfAll() {
        List<Acquisition.Part> parts = new ArrayList<>();
        if (!feasible.isEmpty() || constraints.isEmpty()) {
            parts.add(gain());
        }
        for (Surrogate constraint : constraints) {
            parts.add(new Feasibility(constraint.posterior, constraint.targets.allowed()));
        }
        return new Acquisition(parts);
    }

    private Acquisition.Part gain() {
        if (objectives.size() == 1) {
            double least =
                    feasible.stream().mapToDouble(values -> values[0]).min().orElse(0);
            return new ExpectedGain(objectives.get(0).posterior, least);
        }
        double[] reference = objectives.stream()
                .mapToDouble(objective -> IntStream.range(0, trials.size())
                                .mapToDouble(i -> objective.targets.y()[i])
                                .max()
                                .orElse(0)
                        + MARGIN)
                .toArray();
        return new VolumeGain(objectives.stream().map(Surrogate::posterior).toList(), Boxes.of(feasible, reference));
    }

    /**
     * What is to improve on: the values expected of feasible trials, and of those in flight that should become so. Trials of
     * earlier studies count while there is no other, since their values may be on another level.
     */
    private List<double[]> feasible() {
        boolean hasOwn = trials.stream().anyMatch(trial -> !trial.isForeign() && trial.isFeasible());
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            if (trials.get(i).isFeasible() && !(hasOwn && trials.get(i).isForeign())) {
                values.add(observed(i));
            }
        }
        for (int i = 0; i < running.size() && !values.isEmpty(); i++) {
            if (isBelievedFeasible(i)) {
                values.add(believed(i));
            }
        }
        return values;
    }

    private double[] observed(int i) {
        return objectives.stream()
                .mapToDouble(objective -> objective.posterior.observed()[i])
                .toArray();
    }

    private double[] believed(int i) {
        return objectives.stream()
                .mapToDouble(objective -> objective.posterior.believed()[i])
                .toArray();
    }

    private boolean isBelievedFeasible(int i) {
        return constraints.stream()
                .allMatch(constraint -> constraint.posterior.believed()[i] <= constraint.targets.allowed());
    }

    Deadline deadline() {
        return deadline;
    }

    Acquisition acquisition() {
        return acquisition;
    }

    /** The kernel of the first objective. */
    Kernel kernel() {
        return objectives.get(0).experience.kernel();
    }

    /** Points near which better ones may lie: of the best trials, or of those that none dominates. */
    List<double[]> centres(int count) {
        List<Integer> candidates = candidates();
        List<Integer> best = objectives.size() > 1 && !feasible.isEmpty()
                ? undominated(candidates)
                : candidates.stream()
                        .sorted(Comparator.comparingDouble(this::badness))
                        .limit(count)
                        .toList();
        return best.stream()
                .map(i -> objectives.get(0).experience.points().get(i))
                .toList();
    }

    /** Feasible trials; all if there is none. */
    private List<Integer> candidates() {
        return IntStream.range(0, trials.size())
                .filter(i -> feasible.isEmpty() || trials.get(i).isFeasible())
                .boxed()
                .toList();
    }

    private double badness(int i) {
        return feasible.isEmpty()
                ? trials.get(i).violation()
                : objectives.get(0).targets.y()[i];
    }

    private List<Integer> undominated(List<Integer> candidates) {
        double[][] losses = candidates.stream()
                .map(i -> objectives.stream()
                        .mapToDouble(objective -> objective.targets.y()[i])
                        .toArray())
                .toArray(double[][]::new);
        return IntStream.of(NonDominatedSort.front(losses))
                .mapToObj(candidates::get)
                .toList();
    }

    /** Points at which a trial of this study was or is, of those that have no other parameter in which they could differ. */
    List<double[]> known() {
        return Stream.concat(trials.stream().filter(trial -> !trial.isForeign()), running.stream())
                .filter(cube::hasAllThatVaries)
                .map(cube::point)
                .toList();
    }

    /** What is expected of a point; of several objectives, of the first. */
    Explanation explained(double[] point) {
        double value = acquisition.at(point);
        Surrogate first = objectives.get(0);
        Posterior.Prediction prediction = first.posterior.predict(point);
        return new Explanation.Prediction(
                trials.size(),
                history.direction().loss(first.targets.loss(prediction.mean())),
                prediction.deviation() * first.targets.scale().deviation(),
                value);
    }

    /** Why this point was chosen. */
    String reason(double[] point) {
        String expected =
                objectives.stream().map(model -> model.expected(point)).collect(Collectors.joining(", "));
        String sought = feasible.isEmpty() && !constraints.isEmpty()
                ? "Most probably feasible"
                : "Largest expected improvement" + (objectives.size() > 1 ? " of the hypervolume" : "");
        String flying =
                history.running().isEmpty() ? "" : ", with " + history.running().size() + " in flight";
        return sought + " by a model of " + trials.size() + " trials, which expects " + expected + " here"
                + (constraints.isEmpty() ? "" : ", feasible with a probability of " + probability(point)) + flying
                + ".";
    }

    private String probability(double[] point) {
        double log = constraints.stream()
                .mapToDouble(
                        constraint -> new Feasibility(constraint.posterior, constraint.targets.allowed()).at(point))
                .sum();
        return String.format(Locale.ROOT, "%.2g", Math.exp(log));
    }
}
