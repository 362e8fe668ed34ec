package dev.parzen.trial;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.ParameterValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Observations for tests, each with the parameter x from 0 to 1 unless it says otherwise. */
public final class Observations {
    public static final Distribution X = FloatRange.of(0, 1);

    private Observations() {}

    public static Observation complete(int number, double x, double value) {
        return complete(number, Map.of("x", Choice.of(ParameterValue.of(x), X)), value);
    }

    public static Observation complete(int number, Map<String, Choice> params, double value) {
        return new Observation(number, TrialState.Name.COMPLETE, params, List.of(value), Curve.EMPTY);
    }

    public static Observation infeasible(int number, double x, double value, double violation) {
        Observation feasible = complete(number, x, value);
        return new Observation(
                number, feasible.state(), feasible.params(), feasible.values(), violation, Map.of(), feasible.curve());
    }

    /** Pruned after these values at the steps 0, 1, …. */
    public static Observation pruned(int number, double x, double... curve) {
        return reported(TrialState.Name.PRUNED, number, x, curve);
    }

    /** In flight with these values at the steps 0, 1, …. */
    public static Observation running(int number, double x, double... curve) {
        return reported(TrialState.Name.RUNNING, number, x, curve);
    }

    /** Complete after these values at the steps 0, 1, …; its own value is the last. */
    public static Observation completeAfter(int number, double... curve) {
        return reported(TrialState.Name.COMPLETE, number, 0.5, curve);
    }

    /** The same choices with the values of several parameters. */
    public static Map<String, Choice> choices(Map<String, Distribution> space, Map<String, ParameterValue> values) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        values.forEach((name, value) -> choices.put(name, Choice.of(value, space.get(name))));
        return choices;
    }

    public static Curve curve(double... values) {
        return Curve.of(IntStream.range(0, values.length)
                .mapToObj(step -> new Report(step, List.of(values[step]), Map.of(), Instant.EPOCH))
                .toList());
    }

    /** Values at the steps that are keys. */
    public static Curve curve(SortedMap<Integer, Double> values) {
        List<Report> reports = new ArrayList<>();
        values.forEach((step, value) -> reports.add(new Report(step, List.of(value), Map.of(), Instant.EPOCH)));
        return Curve.of(reports);
    }

    /** With these values, one for each direction, at the steps 0, 1, …; its own values are the last. */
    public static Observation vectors(TrialState.Name state, int number, List<List<Double>> reported) {
        return sparse(state, number, IntStream.range(0, reported.size()).toArray(), reported::get);
    }

    /** With values, one for each direction, at these steps, of which there is one at least; its own values are the last. */
    public static Observation sparse(
            TrialState.Name state, int number, int[] steps, IntFunction<List<Double>> reported) {
        List<Report> reports = IntStream.of(steps)
                .mapToObj(step -> new Report(step, reported.apply(step), Map.of(), Instant.EPOCH))
                .toList();
        List<Double> values = state == TrialState.Name.COMPLETE
                ? reports.get(steps.length - 1).values()
                : List.<Double>of();
        Map<String, Choice> params = Map.of("x", Choice.of(ParameterValue.of(0.5), X));
        return new Observation(number, state, params, values, Curve.of(reports));
    }

    /** The same trial with another curve. */
    public static Observation with(Curve curve, Observation trial) {
        return new Observation(
                trial.number(),
                trial.state(),
                trial.params(),
                trial.values(),
                trial.violation(),
                trial.constraints(),
                curve);
    }

    private static Observation reported(TrialState.Name state, int number, double x, double... curve) {
        List<Double> values = state == TrialState.Name.COMPLETE ? List.of(curve[curve.length - 1]) : List.of();
        return new Observation(number, state, Map.of("x", Choice.of(ParameterValue.of(x), X)), values, curve(curve));
    }
}
