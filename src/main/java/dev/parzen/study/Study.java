package dev.parzen.study;

import dev.parzen.trial.Direction;
import dev.parzen.trial.Pruning;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * An immutable picture of a study: what was asked for, and how far it is. It follows its trials by
 * {@link #after(Optional, Trial)}.
 *
 * @param id unique, never reused
 * @param reason why it is not ACTIVE, if somebody said; none while it is
 * @param version changes with what users can change, not with the counts
 * @param createdAt when it was made
 * @param firstAskAt when its first trial was handed out
 * @param handedOut how many numbers were ever handed out to workers
 * @param bestValue the best value of the feasible complete trials; none with several directions
 * @param failuresInARow how many of the trials that ran have FAILED since one ended otherwise, or since it was resumed
 */
public record Study(
        long id,
        StudySpec spec,
        StudyState state,
        Optional<String> reason,
        int version,
        Instant createdAt,
        Optional<Instant> firstAskAt,
        int handedOut,
        Counts counts,
        OptionalDouble bestValue,
        int failuresInARow) {

    public Study {
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
        firstAskAt = firstAskAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }

    /** A study that was just made. */
    public static Study created(long id, StudySpec spec, Instant now) {
        return new StudyDraft(id, spec, now).build();
    }

    public String name() {
        return spec.name();
    }

    public Direction direction() {
        return spec.direction();
    }

    public int running() {
        return counts.of(TrialState.Name.RUNNING);
    }

    /** How many more numbers may be handed out; {@link Integer#MAX_VALUE} without a bound. */
    public int trialsLeft() {
        return spec.budget().trials().isEmpty()
                ? Integer.MAX_VALUE
                : Math.max(0, spec.budget().trials().getAsInt() - handedOut);
    }

    /** How many more trials may run at once; {@link Integer#MAX_VALUE} without a bound. */
    public int placesLeft() {
        return spec.budget().parallel().isEmpty()
                ? Integer.MAX_VALUE
                : Math.max(0, spec.budget().parallel().getAsInt() - running());
    }

    /** Why running trials should stop and those that wait for another attempt have no future, if that is so. */
    public Optional<String> whyOver(Instant now) {
        if (isTargetReached()) {
            return Optional.of("The study's target " + spec.budget().target().getAsDouble() + " is reached.");
        }
        return isTimeUp(now)
                ? Optional.of("The study's time of " + spec.budget().time().get() + " is over.")
                : Optional.empty();
    }

    /** Why a running trial should stop, if it should. */
    public Optional<String> whyStop(Instant now) {
        String stopped = Pruning.STUDY_STOPPED;
        return state == StudyState.STOPPED
                ? Optional.of(reason.map(why -> stopped + " " + why).orElse(stopped))
                : whyOver(now).map(why -> stopped + " " + why);
    }

    /** True if no new number will be handed out, whatever its state. */
    public boolean isSpent(Instant now) {
        return whySpent(now).isPresent();
    }

    /** Why no new number will be handed out, if that is so. */
    Optional<String> whySpent(Instant now) {
        if (trialsLeft() > 0) {
            return whyOver(now);
        }
        int most = spec.budget().trials().getAsInt();
        String spent = "The budget of " + most + (most == 1 ? " trial" : " trials") + " is spent.";
        return whyOver(now).or(() -> Optional.of(spent));
    }

    /** True if so many trials have failed one after the other that it should pause itself. */
    boolean keepsFailing() {
        return spec.pauseAfterFailures() > 0 && failuresInARow >= spec.pauseAfterFailures();
    }

    /** The study after one of its trials became {@code now}, from {@code before} or from nothing. */
    public Study after(Optional<Trial> before, Trial now) {
        Counts added = counts.plus(now.stateName(), 1);
        boolean firstTime =
                now.isRunning() && before.map(b -> b.startedAt().isEmpty()).orElse(true);
        return with(draft -> {
            draft.counts = before.map(b -> added.plus(b.stateName(), -1)).orElse(added);
            draft.firstAskAt = firstAskAt.or(() -> firstTime ? now.startedAt() : Optional.empty());
            draft.handedOut = handedOut + (firstTime ? 1 : 0);
            draft.bestValue = betterOf(bestValue, now);
            draft.failuresInARow = failuresAfter(before, now);
        });
    }

    /**
     * The same study in another store, before any of its trials is there. An earlier study that was deleted is known by an
     * id, which there names another one or none: it is left out.
     */
    public Study moved(long newId) {
        List<StudyRef> named =
                spec.warmStart().stream().filter(ref -> ref.id().isEmpty()).toList();
        return with(draft -> {
            draft.id = newId;
            draft.spec = spec.withWarmStart(named);
            draft.counts = Counts.NONE;
            draft.bestValue = OptionalDouble.empty();
        });
    }

    /** With one of its trials that comes from elsewhere, which is not handed out by that. */
    public Study holding(Trial trial) {
        return with(draft -> {
            draft.counts = counts.plus(trial.stateName(), 1);
            draft.bestValue = betterOf(bestValue, trial);
        });
    }

    /** This study, as far as it is, with all that users can change taken from {@code changed}. */
    public Study withWishesOf(Study changed) {
        return with(draft -> {
            draft.spec = changed.spec;
            draft.state = changed.state;
            draft.reason = changed.reason;
            draft.failuresInARow = changed.failuresInARow;
            draft.version = changed.version;
        });
    }

    /** The same study with references of its specification shown otherwise, which is no change. */
    public Study shown(StudySpec sameSpec) {
        return with(draft -> draft.spec = sameSpec);
    }

    Study with(StudyState newState) {
        return newState == state ? this : with(newState, Optional.empty());
    }

    /** With this state for this reason; ACTIVE has none, and begins to count failures anew. */
    Study with(StudyState newState, Optional<String> why) {
        boolean isActive = newState == StudyState.ACTIVE;
        Optional<String> newReason = isActive ? Optional.empty() : why;
        boolean isChange = newState != state || !newReason.equals(reason);
        return with(draft -> {
            draft.state = newState;
            draft.reason = newReason;
            draft.failuresInARow = isActive ? 0 : failuresInARow;
            draft.version = isChange ? version + 1 : version;
        });
    }

    Study with(StudySpec newSpec) {
        return newSpec.equals(spec)
                ? this
                : with(draft -> {
                    draft.spec = newSpec;
                    draft.version = version + 1;
                });
    }

    private Study with(Consumer<StudyDraft> change) {
        StudyDraft draft = new StudyDraft(this);
        change.accept(draft);
        return draft.build();
    }

    private boolean isTargetReached() {
        OptionalDouble target = spec.budget().target();
        return target.isPresent()
                && bestValue.isPresent()
                && !direction().isBetter(target.getAsDouble(), bestValue.getAsDouble());
    }

    private boolean isTimeUp(Instant now) {
        return spec.budget().time().isPresent()
                && firstAskAt.isPresent()
                && Duration.between(firstAskAt.get(), now)
                                .compareTo(spec.budget().time().get())
                        >= 0;
    }

    /** Imports and trials that were given up while they waited say nothing. */
    private int failuresAfter(Optional<Trial> before, Trial now) {
        if (!now.isFinished() || before.filter(Trial::isRunning).isEmpty()) {
            return failuresInARow;
        }
        return now.stateName() == TrialState.Name.FAILED ? failuresInARow + 1 : 0;
    }

    private OptionalDouble betterOf(OptionalDouble best, Trial trial) {
        if (spec.hasSeveralDirections()
                || trial.stateName() != TrialState.Name.COMPLETE
                || trial.violation(spec.constraints()) > 0) {
            return best;
        }
        double value = trial.values().orElseThrow().get(0);
        return best.isEmpty() || direction().isBetter(value, best.getAsDouble()) ? OptionalDouble.of(value) : best;
    }
}
