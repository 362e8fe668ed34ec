package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Names;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Answers.Suggested;
import dev.parzen.study.Requests.Suggest;
import dev.parzen.study.Requests.TrialRef;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Trial;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Define-by-run: one parameter at a time, each name compatible with what the study recorded under it. */
final class Suggesting {
    private final StudyStore store;
    private final InstantSource clock;

    Suggesting(StudyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Suggested suggest(Study study, TrialRef ref, Suggest wish) {
        requireValid(study, wish);
        Trial trial =
                store.trial(study.id(), ref.number()).orElseThrow(() -> TunerException.NotFound.trial(ref.number()));
        Fence.requireCurrent(trial, ref);
        Optional<Distribution> recorded = store.recorded(study.id(), wish.name());
        recorded.ifPresent(known -> requireCompatible(known, wish));
        Choice known = trial.params().get(wish.name());
        if (known != null && !trial.isRunning()) {
            return new Suggested(wish.name(), known.value());
        }
        Fence.requireHeld(trial, ref);
        requireActive(study, trial, wish);
        return answer(save(study, ref, wish, chosen(study, trial, wish), recorded.isEmpty()), wish);
    }

    private Trial chosen(Study study, Trial trial, Suggest wish) {
        Trial withWish = wish.fixed()
                .map(value -> trial.given(Map.of(wish.name(), value)))
                .orElse(trial);
        Chooser chooser = new Chooser(study, () -> Succession.without(store.history(study.id()), trial.number()));
        return chooser.chosen(withWish, wish.name(), wish.distribution());
    }

    /** A name that is new to the study is recorded with the study locked, so that no two kinds get one name. */
    private Trial save(Study study, TrialRef ref, Suggest wish, Trial chosen, boolean isNewName) {
        if (!isNewName) {
            return write(study, ref, wish, chosen);
        }
        return store.transition(study.id(), ledger -> {
            store.recorded(study.id(), wish.name()).ifPresent(known -> requireCompatible(known, wish));
            return write(study, ref, wish, chosen);
        });
    }

    private Trial write(Study study, TrialRef ref, Suggest wish, Trial chosen) {
        Instant until = clock.instant().plus(study.spec().lease().duration());
        return store.write(study.id(), ref.number(), stored -> {
            Fence.requireHeld(stored, new TrialRef(ref.study(), ref.number(), chosenAttempt(chosen)));
            Trial renewed = stored.renewed(until);
            if (stored.params().containsKey(wish.name())) {
                return renewed;
            }
            int known = stored.notes().size();
            return renewed.chosen(wish.name(), chosen.params().get(wish.name()))
                    .noted(chosen.notes()
                            .subList(
                                    Math.min(known, chosen.notes().size()),
                                    chosen.notes().size()));
        });
    }

    private static OptionalInt chosenAttempt(Trial chosen) {
        return OptionalInt.of(chosen.attempt());
    }

    private static Suggested answer(Trial trial, Suggest wish) {
        return new Suggested(wish.name(), trial.params().get(wish.name()).value());
    }

    private static void requireValid(Study study, Suggest wish) {
        try {
            Names.requireValid(wish.name());
        } catch (InvalidValueException refused) {
            throw new TunerException.Invalid("", refused.getMessage());
        }
        study.spec().space().find(wish.name()).ifPresent(declared -> requireCompatible(declared.distribution(), wish));
        Optional<ParameterValue> fixed = wish.fixed();
        if (fixed.isPresent() && !wish.distribution().contains(fixed.get())) {
            throw new TunerException.Invalid(
                    "/fixed", "The value " + fixed.get() + " is not one of the distribution's.");
        }
    }

    private static void requireCompatible(Distribution known, Suggest wish) {
        if (!known.isCompatibleWith(wish.distribution())) {
            throw new TunerException.Invalid(
                    "",
                    "The study knows \"" + wish.name()
                            + "\" otherwise: type, log flag and choices cannot change under one name."
                            + " Use another name.");
        }
    }

    private static void requireActive(Study study, Trial trial, Suggest wish) {
        boolean isChosen = trial.params().containsKey(wish.name());
        if (study.spec().space().isDeclared() && !isChosen) {
            boolean isKnown = study.spec().space().find(wish.name()).isPresent();
            throw new TunerException.Invalid(
                    "",
                    isKnown
                            ? "The parameter \"" + wish.name() + "\" is not active in trial " + trial.number() + "."
                            : "The study declares its space, and \"" + wish.name() + "\" is not in it.");
        }
    }
}
