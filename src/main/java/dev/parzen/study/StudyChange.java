package dev.parzen.study;

import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What of a study shall change; what is empty stays. Each part that is there replaces the old one whole.
 *
 * @param reason why the state is to be PAUSED or STOPPED; given with these alone
 * @param ifVersion refuse unless the study still has this {@link Study#version()}
 */
public record StudyChange(
        Optional<StudyState> state,
        Optional<String> reason,
        Optional<Budget> budget,
        Optional<SamplerSpec> sampler,
        Optional<PrunerSpec> pruner,
        Optional<Map<String, String>> attributes,
        Optional<Map<String, String>> labels,
        Optional<String> notes,
        OptionalInt pauseAfterFailures,
        OptionalInt ifVersion) {

    /** Nothing but another state. */
    public static StudyChange state(StudyState state) {
        return of(draft -> draft.state = Optional.of(state));
    }

    /** PAUSED, and why. */
    public static StudyChange pause(String reason) {
        return of(draft -> {
            draft.state = Optional.of(StudyState.PAUSED);
            draft.reason = Optional.of(reason);
        });
    }

    /** What {@code change} sets, and nothing else. */
    public static StudyChange of(Consumer<StudyChangeDraft> change) {
        StudyChangeDraft draft = new StudyChangeDraft();
        change.accept(draft);
        return draft.build();
    }
}
