package dev.parzen.study;

import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.pruner.None;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.SearchSpace;
import dev.parzen.trial.Direction;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A specification being put together: what is left alone has its default, which fits external studies. */
public final class StudySpecDraft {
    /** Many enough that it is not chance. */
    public static final int PAUSE_AFTER_FAILURES = 10;

    public String name;
    public SamplerSpec sampler;
    public List<Direction> directions = List.of(Direction.MINIMIZE);
    public SearchSpace space = SearchSpace.UNDECLARED;
    public PrunerSpec pruner = new None();
    public ObjectiveSpec objective = new ObjectiveSpec.External();
    public Budget budget = Budget.UNLIMITED;
    public LeaseTerms lease = new LeaseTerms(Duration.ofHours(1), 3);
    public List<String> constraints = List.of();
    public Map<String, String> labels = Map.of();
    public Map<String, String> attributes = Map.of();
    public String notes = "";
    public int pauseAfterFailures = PAUSE_AFTER_FAILURES;
    public List<StudyRef> warmStart = List.of();

    /** @param sampler with a seed */
    public StudySpecDraft(String name, SamplerSpec sampler) {
        this.name = name;
        this.sampler = sampler;
    }

    StudySpecDraft(StudySpec spec) {
        this(spec.name(), spec.sampler());
        directions = spec.directions();
        space = spec.space();
        pruner = spec.pruner();
        objective = spec.objective();
        budget = spec.budget();
        lease = spec.lease();
        constraints = spec.constraints();
        labels = spec.labels();
        attributes = spec.attributes();
        notes = spec.notes();
        pauseAfterFailures = spec.pauseAfterFailures();
        warmStart = spec.warmStart();
    }

    public StudySpec build() {
        return new StudySpec(
                name,
                directions,
                space,
                sampler,
                pruner,
                objective,
                budget,
                lease,
                constraints,
                labels,
                attributes,
                notes,
                pauseAfterFailures,
                warmStart);
    }
}
