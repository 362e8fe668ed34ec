package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.sampler.Catalogue;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.Parameter;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Outcome;
import dev.parzen.trial.Trial;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks that run at once get no point a second time while there is another, whatever the sampler. */
class NoPointTwiceTest {
    private static final SearchSpace CONDITIONAL = SearchSpace.of(
            Parameter.of("optimizer", Categorical.of("sgd", "adam", "none")),
            Parameter.of("momentum", IntRange.of(0, 4)).when("optimizer", ParameterValue.of("sgd")),
            Parameter.of("beta", IntRange.of(0, 5)).when("optimizer", ParameterValue.of("adam")),
            Parameter.of("nesterov", Categorical.of("yes", "no")).when("momentum", ParameterValue.of(4)));

    private final InMemoryStudyStore store = new InMemoryStudyStore();
    private final LocalTuner tuner = new LocalTuner(store, new TickingClock());

    static Stream<SamplerSpec> samplers() {
        return Catalogue.of(SamplerSpec.class).filter(spec -> !spec.build().mayRepeat());
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void triesEveryPointOfAFiniteSpaceOnce(SamplerSpec spec) {
        Study study = study(spec, Spaces.small());
        assertThat(raced(study, 20)).doesNotHaveDuplicates().hasSize(20);
        assertThat(raced(study, 8)).hasSize(8);
    }

    /** 4 + 2 + 6 + 1 ways. */
    @ParameterizedTest
    @MethodSource("samplers")
    void triesEveryWayThroughConditionsOnce(SamplerSpec spec) {
        Study study = study(spec, CONDITIONAL);
        assertThat(raced(study, 13)).doesNotHaveDuplicates().hasSize(13);
        assertThat(raced(study, 4)).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void neverMeetsInAContinuousSpace(SamplerSpec spec) {
        Study study = study(spec, Spaces.flat(2));
        assertThat(raced(study, 64)).doesNotHaveDuplicates().hasSize(64);
    }

    /** The best point lies in a corner, where continuous values are cut off. */
    @ParameterizedTest
    @MethodSource("samplers")
    void neverMeetsInACorner(SamplerSpec spec) {
        Study study = study(spec, Spaces.flat(1));
        assertThat(raced(study, 48)).doesNotHaveDuplicates().hasSize(48);
    }

    @ParameterizedTest
    @MethodSource("samplers")
    void repeatsWhatTheUserFixes(SamplerSpec spec) {
        Study study = study(spec, Spaces.small());
        Map<String, ParameterValue> fixed = Map.of("letter", ParameterValue.of("b"), "digit", ParameterValue.of(2));
        for (int i = 0; i < 3; i++) {
            Trial trial = tuner.ask(StudyRef.of(study.id()), new Ask(Optional.empty(), fixed, 1))
                    .get(0);
            assertThat(trial.parameterValues()).containsAllEntriesOf(fixed);
        }
        Set<ParameterValue> digits = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Map<String, ParameterValue> half = Map.of("letter", ParameterValue.of("c"));
            Trial trial = tuner.ask(StudyRef.of(study.id()), new Ask(Optional.empty(), half, 1))
                    .get(0);
            digits.add(trial.parameterValues().get("digit"));
        }
        assertThat(digits).hasSizeGreaterThan(1);
    }

    private List<Map<String, ParameterValue>> raced(Study study, int count) {
        AtomicInteger left = new AtomicInteger(count);
        return Race.of(8, () -> {
                    Stream.Builder<Map<String, ParameterValue>> mine = Stream.builder();
                    for (int i = left.getAndDecrement(); i > 0; i = left.getAndDecrement()) {
                        Trial trial =
                                tuner.ask(StudyRef.of(study.id()), Ask.one()).get(0);
                        mine.add(trial.parameterValues());
                        if (i % 3 > 0) { // every third stays in flight
                            tell(trial);
                        }
                    }
                    return mine.build().toList();
                })
                .all()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private void tell(Trial trial) {
        double sum = trial.parameterValues().values().stream()
                .mapToDouble(value ->
                        value.isNumber() ? value.asDouble() : value.toString().length())
                .sum();
        tuner.tell(TrialRef.of(StudyRef.of(trial.study()), trial.number()).at(trial.attempt()), Outcome.complete(sum));
    }

    private Study study(SamplerSpec spec, SearchSpace space) {
        return store.create(
                StoreSamples.plain("study").with(draft -> {
                    draft.space = space;
                    draft.sampler = spec.withSeed(3);
                }),
                Stores.Contract.NOW);
    }
}
