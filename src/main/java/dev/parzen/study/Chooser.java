package dev.parzen.study;

import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.Dice;
import dev.parzen.sampler.Random;
import dev.parzen.sampler.Sampler;
import dev.parzen.sampler.Suggestion;
import dev.parzen.space.Distribution;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.History;
import dev.parzen.trial.Proposal;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The one place that decides a parameter's value: what is already chosen, else what the user fixed, else the only value
 * possible, else what was proposed when the trial began, else what the sampler suggests. If a sampler fails, values are
 * drawn at random and the trial's notes say so.
 */
final class Chooser {
    private static final Sampler AT_RANDOM = new Random(OptionalLong.of(0)).build();

    /** Takes any of the points that are left, if it is known that some are. */
    private static final Sampler ANY_LEFT = new BruteForce(OptionalLong.of(0)).build();

    private static final int ROUNDS = 4;

    /** Appended to the name of what dice are for: no name of a parameter has a slash. */
    private static final String FIRST = "";

    private final Study study;
    private final Sampler sampler;
    private final Supplier<History> history;

    /**
     * @param history the past of the study without the trial that is being served; read only if the sampler needs it
     */
    Chooser(Study study, Supplier<History> history) {
        this.study = study;
        this.sampler = study.spec().sampler().build(study.spec().budget().trials());
        this.history = history;
    }

    /**
     * The trial with its proposal, and with every active parameter if the study declares a space.
     *
     * <p>Then no point is tried twice while there is another: what a trial, finished or in flight, has already is chosen
     * anew with other dice, and after a few rounds any point that is left is taken. Left as they are: what the user fixed,
     * samplers that {@linkplain Sampler#mayRepeat() may repeat} themselves, and define-by-run, where the whole point is
     * known only when it is too late. To measure a noisy objective again, a user enqueues the point.
     */
    Trial begun(Trial trial) {
        Trial begun = walked(trial, sampler, FIRST);
        if (sampler.mayRepeat()
                || !trial.params().isEmpty()
                || !study.spec().space().isDeclared()) {
            return begun;
        }
        return isRepeated(begun) && isFree(begun) ? another(trial).orElse(begun) : begun;
    }

    private Optional<Trial> another(Trial trial) {
        for (int round = 1; round <= ROUNDS; round++) {
            Trial again = walked(trial, sampler, "/" + round);
            if (!isRepeated(again)) {
                return Optional.of(again.noted(List.of("Chosen in round " + (round + 1) + ": tried before.")));
            }
        }
        Trial left = walked(trial, ANY_LEFT, FIRST);
        return isRepeated(left) ? Optional.empty() : Optional.of(left);
    }

    private boolean isRepeated(Trial begun) {
        return history.get().own().hasTried(begun.params());
    }

    /** False if the user fixed whatever could be chosen. */
    private static boolean isFree(Trial begun) {
        return begun.params().entrySet().stream()
                .anyMatch(param -> !begun.given().containsKey(param.getKey())
                        && !param.getValue().distribution().orElseThrow().isSingle());
    }

    /** What was proposed for parameters that do not exist after all is forgotten: others would see it as chosen. */
    private Trial walked(Trial trial, Sampler by, String round) {
        Trial[] current = {trial.params().isEmpty() ? trial.proposed(propose(trial, by, round)) : trial};
        study.spec().space().walk((parameter, active) -> {
            current[0] = chosen(current[0], parameter.name(), parameter.distribution(), by, round);
            return current[0].params().get(parameter.name()).value();
        });
        return study.spec().space().isDeclared() ? current[0].proposed(Proposal.NONE) : current[0];
    }

    /** The trial with this parameter chosen. */
    Trial chosen(Trial trial, String name, Distribution distribution) {
        return chosen(trial, name, distribution, sampler, FIRST);
    }

    private Trial chosen(Trial trial, String name, Distribution distribution, Sampler by, String round) {
        if (trial.params().containsKey(name)) {
            return trial;
        }
        Suggestion suggestion = decide(trial, name, distribution, by, round);
        return trial.chosen(name, Choice.of(suggestion.value(), distribution)).noted(suggestion.notes());
    }

    private Suggestion decide(Trial trial, String name, Distribution distribution, Sampler by, String round) {
        ParameterValue given = trial.given().get(name);
        if (given != null) {
            return distribution
                    .fit(given)
                    .map(Suggestion::of)
                    .orElseGet(() -> withNote(
                            sampled(trial, name, distribution, by, round),
                            "The value " + given + " given for \"" + name
                                    + "\" lies outside its distribution: not used."));
        }
        return sampled(trial, name, distribution, by, round);
    }

    private Suggestion sampled(Trial trial, String name, Distribution distribution, Sampler by, String round) {
        if (distribution.isSingle()) {
            return Suggestion.of(distribution.first());
        }
        ParameterValue proposed = trial.proposal().values().get(name);
        if (proposed != null && distribution.contains(proposed)) {
            return Suggestion.of(distribution.fit(proposed).orElseThrow());
        }
        return guarded(
                by,
                trial.number(),
                name,
                (chosenSampler, past) ->
                        chosenSampler.suggest(name, distribution, past, Dice.of(seed(), trial.number(), name + round)),
                Chooser::withNote);
    }

    private Proposal propose(Trial trial, Sampler by, String round) {
        return guarded(
                by,
                trial.number(),
                "",
                (chosenSampler, past) ->
                        chosenSampler.propose(study.spec().space(), past, Dice.of(seed(), trial.number(), round)),
                (proposal, note) -> new Proposal(proposal.values(), List.of(note)));
    }

    private <T> T guarded(
            Sampler by,
            int number,
            String name,
            BiFunction<Sampler, History, T> choice,
            BiFunction<T, String, T> noted) {
        try {
            return choice.apply(by.forTrial(number), seen(by, number));
        } catch (TunerException refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            System.getLogger(Chooser.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The sampler of study " + study.id() + " failed at trial " + number + " " + name,
                            failure);
            T fallback = choice.apply(AT_RANDOM, History.empty(study.spec().directions()));
            return noted.apply(fallback, "The sampler failed (" + failure + "): drawn at random.");
        }
    }

    private History seen(Sampler by, int number) {
        return by.readsHistory()
                ? Sight.of(study.spec(), by, number, history.get())
                : History.empty(study.spec().directions());
    }

    private static Suggestion withNote(Suggestion suggestion, String note) {
        List<String> notes = new java.util.ArrayList<>(suggestion.notes());
        notes.add(note);
        return new Suggestion(suggestion.value(), notes);
    }

    private long seed() {
        return study.spec().sampler().seed().orElseThrow();
    }
}
