package dev.parzen.client;

import dev.parzen.space.Distribution;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Advice;
import dev.parzen.study.Requests.Progress;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.Tuner;
import dev.parzen.trial.Trial;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A trial under evaluation. Each parameter is chosen when it is first asked for; asking again gives the same value, and a
 * parameter that the study declares keeps its declared range.
 */
public final class ActiveTrial {
    private final Tuner tuner;
    private final Trial trial;
    private final TrialRef ref;
    private Optional<Advice> advice = Optional.empty();

    ActiveTrial(Tuner tuner, Trial trial, TrialRef ref) {
        this.tuner = tuner;
        this.trial = trial;
        this.ref = ref;
    }

    public int number() {
        return trial.number();
    }

    /** A number from {@code low} to {@code high}. */
    public double suggestFloat(String name, double low, double high) {
        return suggest(name, FloatRange.of(low, high)).asDouble();
    }

    /** A number from {@code low} to {@code high}, on a logarithmic scale. */
    public double suggestLogFloat(String name, double low, double high) {
        return suggest(name, FloatRange.log(low, high)).asDouble();
    }

    /** A whole number from {@code low} to {@code high}. */
    public int suggestInt(String name, int low, int high) {
        return (int) suggest(name, IntRange.of(low, high)).asDouble();
    }

    /** A whole number from {@code low} to {@code high}, on a logarithmic scale. */
    public int suggestLogInt(String name, int low, int high) {
        return (int) suggest(name, IntRange.log(low, high)).asDouble();
    }

    /** One of these texts. */
    public String suggestCategorical(String name, String... choices) {
        return ((ParameterValue.Text) suggest(name, Categorical.of(choices))).value();
    }

    /** A value of any distribution. */
    public ParameterValue suggest(String name, Distribution distribution) {
        return tuner.suggest(ref, new Suggest(name, distribution, Optional.empty()))
                .value();
    }

    /** Tells an intermediate value, or one for each of several directions. */
    public void report(int step, double... values) {
        advice = Optional.of(tuner.report(
                ref, new Progress(step, Arrays.stream(values).boxed().toList(), Map.of())));
    }

    /** True if, after the last report, it is not worth going on: the trial is bad, or the study is over. */
    public boolean shouldPrune() {
        return objection().isPresent();
    }

    /** What an objective throws to give the trial up: {@code throw trial.prune();}. */
    public TrialPrunedException prune() {
        return new TrialPrunedException(objection().flatMap(Advice::reason).orElse("The objective gave it up."));
    }

    private Optional<Advice> objection() {
        return advice.filter(last -> last.verdict() != Advice.Kind.CONTINUE);
    }
}
