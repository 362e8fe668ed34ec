package dev.parzen.study;

import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A change being put together: what is left alone stays as it is. */
public final class StudyChangeDraft {
    public Optional<StudyState> state = Optional.empty();
    public Optional<String> reason = Optional.empty();
    public Optional<Budget> budget = Optional.empty();
    public Optional<SamplerSpec> sampler = Optional.empty();
    public Optional<PrunerSpec> pruner = Optional.empty();
    public Optional<Map<String, String>> attributes = Optional.empty();
    public Optional<Map<String, String>> labels = Optional.empty();
    public Optional<String> notes = Optional.empty();
    public OptionalInt pauseAfterFailures = OptionalInt.empty();
    public OptionalInt ifVersion = OptionalInt.empty();

    StudyChangeDraft() {}

    StudyChange build() {
        return new StudyChange(
                state, reason, budget, sampler, pruner, attributes, labels, notes, pauseAfterFailures, ifVersion);
    }
}
