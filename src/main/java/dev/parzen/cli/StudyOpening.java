package dev.parzen.cli;

import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyState;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Makes the study that a specification asks for, or takes up the one that is there. */
final class StudyOpening {
    /** Seeds that every client reads exactly. */
    private static final long SEEDS = 1L << 31;

    private final Tuner tuner;
    private final Studies studies;
    private final RandomGenerator random;

    StudyOpening(Tuner tuner, Studies studies, RandomGenerator random) {
        this.tuner = tuner;
        this.studies = studies;
        this.random = random;
    }

    Study open(SpecSource source) {
        Optional<Study> existing = find(source.request().name());
        if (existing.isEmpty()) {
            return tuner.create(source.toSpec(() -> random.nextLong(SEEDS)), false)
                    .study();
        }
        OptionalLong seed = existing.get().spec().sampler().seed();
        StudySpec wanted = source.toSpec(seed::getAsLong);
        requireSame(existing.get().spec(), wanted);
        return resumed(existing.get(), wanted);
    }

    private Optional<Study> find(String name) {
        try {
            return Optional.of(studies.study(new StudyRef(name)));
        } catch (TunerException.NotFound none) {
            return Optional.empty();
        }
    }

    private static void requireSame(StudySpec there, StudySpec wanted) {
        requireSame("directions", there.directions(), wanted.directions(), there);
        requireSame("space", there.space(), wanted.space(), there);
        requireSame("sampler", there.sampler(), wanted.sampler(), there);
        requireSame("pruner", there.pruner(), wanted.pruner(), there);
        requireSame("objective", there.objective(), wanted.objective(), there);
        requireSame("constraints", there.constraints(), wanted.constraints(), there);
    }

    private static void requireSame(String member, Object there, Object wanted, StudySpec spec) {
        if (!there.equals(wanted)) {
            throw CommandException.usage("There is a study \"" + spec.name() + "\" already, and its " + member
                    + " differs: give the new one another name, or another --home.");
        }
    }

    /** With the budget that is wanted now, and handing out trials, if any are left. */
    private Study resumed(Study study, StudySpec wanted) {
        boolean isHalted = study.state() == StudyState.PAUSED || study.state() == StudyState.STOPPED;
        boolean hasNewBudget = !study.spec().budget().equals(wanted.budget());
        if (!isHalted && !hasNewBudget) {
            return study;
        }
        return tuner.change(StudyRef.of(study.id()), StudyChange.of(change -> {
            change.state = isHalted ? Optional.of(StudyState.ACTIVE) : Optional.empty();
            change.budget = hasNewBudget ? Optional.of(wanted.budget()) : Optional.empty();
        }));
    }
}
