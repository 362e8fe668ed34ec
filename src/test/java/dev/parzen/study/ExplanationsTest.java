package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.sampler.CmaEs;
import dev.parzen.sampler.Explanation;
import dev.parzen.sampler.Explanation.Densities;
import dev.parzen.sampler.Explanation.DensityModel;
import dev.parzen.sampler.Explanation.Generation;
import dev.parzen.sampler.Explanation.Prediction;
import dev.parzen.sampler.Explanation.Pull;
import dev.parzen.sampler.Explanation.Unmodelled;
import dev.parzen.sampler.Gp;
import dev.parzen.sampler.Grid;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Explanations.Explained;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.Import;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why trials got their values: the numbers are those of the notes that the sampler wrote when it chose. */
class ExplanationsTest {
    private final StudyStore store = new InMemoryStudyStore();
    private final TickingClock clock = new TickingClock();
    private final LocalTuner tuner = new LocalTuner(store, clock);
    private final Explanations explanations = new Explanations(store);

    @Test
    void tellsTheDensitiesOfTpe() {
        Study study = played(Tpe.defaults().withSeed(1), 30);
        Trial flying = next(study);
        Trial trial = next(study);
        Explained explained = explain(trial);

        assertThat(explained.finished()).isEqualTo(30);
        assertThat(explained.inFlight()).isEqualTo(1);
        Densities densities = (Densities) explained.why();
        assertThat(trial.notes().get(0))
                .contains("near the " + densities.good() + " best of " + densities.finished())
                .contains("away from " + densities.inFlight() + " in flight");
        DensityModel model = densities.models().get(0);
        assertThat(densities.models()).hasSize(1);
        assertThat(model.parameters()).containsOnlyKeys("x", "layers");
        assertThat(model.good()).isEqualTo(3);
        assertThat(model.bad()).isEqualTo(28);
        assertThat(model.score()).isEqualTo(model.logGood() - model.logBad()).isPositive();
        assertThat(model.pulled())
                .hasSize(3)
                .allSatisfy(pull -> assertThat(pull.share()).isBetween(0.0, 1.0));
        assertThat(model.pulled().stream().mapToDouble(Pull::share).sum()).isBetween(0.5, 1.0);
        assertThat(model.pulled()).extracting(Pull::trial).isSubsetOf(best(study, 3));
        assertThat(flying.number()).isEqualTo(30);
    }

    @Test
    void tellsTheSameLater() {
        for (SamplerSpec sampler : List.of(Tpe.defaults(), Gp.defaults(), CmaEs.defaults())) {
            Study study = played(sampler.withSeed(1), 30);
            Trial trial = next(study);
            Explanation then = explain(trial).why();
            tell(trial);
            for (int i = 0; i < 5; i++) {
                tell(next(study));
            }
            assertThat(explain(trial).why()).isEqualTo(then).isNotInstanceOf(Unmodelled.class);
        }
    }

    @Test
    void tellsWhatTheGaussianProcessExpected() {
        Trial trial = next(played(Gp.defaults().withSeed(1), 20));
        Prediction prediction = (Prediction) explain(trial).why();

        assertThat(prediction.trials()).isEqualTo(20);
        assertThat(trial.notes().get(0))
                .contains("a model of 20 trials")
                .contains(String.format(
                        Locale.ROOT, "expects %.4g ± %.2g here", prediction.mean(), prediction.deviation()));
        assertThat(prediction.acquisition()).isFinite();
    }

    @Test
    void tellsTheGenerationOfCmaEs() {
        Study study = played(CmaEs.defaults().withSeed(1), 40);
        Trial trial = next(study);
        Generation generation = (Generation) explain(trial).why();

        assertThat(trial.notes().get(0))
                .isEqualTo(String.format(
                        Locale.ROOT,
                        "Drawn for generation %d of %d trials, with step size %.3g.",
                        generation.generation(),
                        generation.population(),
                        generation.stepSize()));
        assertThat(generation.mean()).containsOnlyKeys("x", "layers");
        assertThat(generation.mean().get("x").asDouble()).isCloseTo(0.3, within(0.2));
        assertThat(generation.deviations()).containsOnlyKeys("x", "layers");
        assertThat(generation.distance()).isPresent();
    }

    @Test
    void tellsWhatWasDrawnAtRandom() {
        Study study = played(Tpe.defaults().withSeed(1), 3);

        assertThat(explain(next(study)).why())
                .isEqualTo(new Unmodelled("Drawn at random: 3 of the 10 trials before the model had finished."));
        assertThat(reason(explain(next(played(new dev.parzen.sampler.Random(java.util.OptionalLong.of(1)), 3)))))
                .contains("independently and uniformly");
        Grid grid = new Grid(Map.of(), Map.of("x", 3, "layers", 3), java.util.OptionalLong.of(1));
        assertThat(reason(explain(next(played(grid, 3))))).contains("no model");
    }

    @Test
    void tellsWhatWasNotChosenHere() {
        Study study = played(Tpe.defaults().withSeed(1), 15);
        Map<String, ParameterValue> values = Map.of("x", ParameterValue.of(0.5), "layers", ParameterValue.of(2));
        tuner.add(
                ref(study),
                List.of(new Import(
                        new TrialState.Complete(List.of(1.0)),
                        values,
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty())));
        Trial given =
                tuner.ask(ref(study), new Ask(Optional.empty(), values, 1)).get(0);

        assertThat(reason(explain(store.trial(study.id(), 15).orElseThrow()))).contains("imported");
        assertThat(reason(explain(given))).contains("given");
        assertThatThrownBy(() -> explanations.explain(ref(study), 99)).isInstanceOf(TunerException.NotFound.class);
        assertThatThrownBy(() -> explanations.explain(new StudyRef("none"), 0))
                .isInstanceOf(TunerException.NotFound.class);
    }

    @Test
    void tellsThatTheSamplerWasExchanged() {
        Study study = played(Tpe.defaults().withSeed(1), 15);
        Trial trial = next(study);
        store.transition(study.id(), ledger -> {
            Study now = ledger.study();
            ledger.save(now.with(
                    now.spec().with(draft -> draft.sampler = Gp.defaults().withSeed(1))));
            return null;
        });
        assertThat(reason(explain(trial))).contains("tpe").contains("gp");
    }

    @Test
    void tellsOfEarlierStudies() {
        Study earlier = played(Tpe.defaults().withSeed(1), 20);
        Study study = tuner.create(spec(Tpe.defaults().withSeed(2)).withWarmStart(List.of(ref(earlier))), false)
                .study();
        Explained explained = explain(next(study));

        assertThat(explained.finished()).isZero();
        assertThat(explained.foreign()).isEqualTo(20);
        assertThat(((Densities) explained.why()).models().get(0).pulled())
                .extracting(Pull::trial)
                .allMatch(number -> number < 0);
    }

    private Study played(SamplerSpec sampler, int trials) {
        Study study = tuner.create(spec(sampler), false).study();
        for (int i = 0; i < trials; i++) {
            tell(next(study));
        }
        return study;
    }

    private static StudySpec spec(SamplerSpec sampler) {
        return StoreSamples.plain("study " + java.util.UUID.randomUUID()).with(draft -> draft.sampler = sampler);
    }

    private Trial next(Study study) {
        clock.tick(Duration.ofSeconds(1));
        return tuner.ask(ref(study), Ask.one()).get(0);
    }

    private void tell(Trial trial) {
        clock.tick(Duration.ofSeconds(1));
        double x = trial.params().get("x").value().asDouble();
        double layers = trial.params().get("layers").value().asDouble();
        tuner.tell(
                TrialRef.of(StudyRef.of(trial.study()), trial.number()),
                Outcome.complete((x - 0.3) * (x - 0.3) + layers / 10));
    }

    private List<Integer> best(Study study, int count) {
        return store.history(study.id()).finished().stream()
                .sorted(java.util.Comparator.comparingDouble(dev.parzen.trial.Observation::value))
                .limit(count)
                .map(dev.parzen.trial.Observation::number)
                .toList();
    }

    private Explained explain(Trial trial) {
        return explanations.explain(StudyRef.of(trial.study()), trial.number());
    }

    private static String reason(Explained explained) {
        return ((Unmodelled) explained.why()).reason();
    }

    private static StudyRef ref(Study study) {
        return StudyRef.of(study.id());
    }
}
