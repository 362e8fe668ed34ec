package dev.parzen.study;

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
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The one place that decides a parameter's value: what is already chosen, else what the user fixed, else the only value
 * possible, else what was proposed when the trial began, else what the sampler suggests. If a sampler fails, values are
 * drawn at random and the trial's notes say so.
 */
final class Chooser {
    private static final Sampler AT_RANDOM = new Random(java.util.OptionalLong.of(0)).build();

    private final Study study;
    private final Sampler sampler;
    private final Supplier<History> history;

    /**
     * @param history the past of the study without the trial that is being served; read only if the sampler needs it
     */
    Chooser(Study study, Supplier<History> history) {
        this.study = study;
        this.sampler = study.spec().sampler().build(study.spec().budget().trials());
        this.history = seen(history);
    }

    private Supplier<History> seen(Supplier<History> whole) {
        if (!sampler.readsHistory()) {
            return () -> History.empty(study.spec().directions());
        }
        return sampler.learnsFromEarlierStudies() ? whole : () -> whole.get().own();
    }

    /** The trial with its proposal, and with every active parameter if the study declares a space. */
    Trial begun(Trial trial) {
        Trial[] current = {trial.params().isEmpty() ? trial.proposed(propose(trial)) : trial};
        study.spec().space().walk((parameter, active) -> {
            current[0] = chosen(current[0], parameter.name(), parameter.distribution());
            return current[0].params().get(parameter.name()).value();
        });
        return current[0];
    }

    /** The trial with this parameter chosen. */
    Trial chosen(Trial trial, String name, Distribution distribution) {
        if (trial.params().containsKey(name)) {
            return trial;
        }
        Suggestion suggestion = decide(trial, name, distribution);
        return trial.chosen(name, Choice.of(suggestion.value(), distribution)).noted(suggestion.notes());
    }

    private Suggestion decide(Trial trial, String name, Distribution distribution) {
        ParameterValue given = trial.given().get(name);
        if (given != null) {
            return distribution
                    .fit(given)
                    .map(Suggestion::of)
                    .orElseGet(() -> withNote(
                            sampled(trial, name, distribution),
                            "The value " + given + " given for \"" + name
                                    + "\" lies outside its distribution: not used."));
        }
        return sampled(trial, name, distribution);
    }

    private Suggestion sampled(Trial trial, String name, Distribution distribution) {
        if (distribution.isSingle()) {
            return Suggestion.of(distribution.first());
        }
        ParameterValue proposed = trial.proposal().values().get(name);
        if (proposed != null && distribution.contains(proposed)) {
            return Suggestion.of(distribution.fit(proposed).orElseThrow());
        }
        return guarded(
                trial.number(),
                name,
                (chosenSampler, past) ->
                        chosenSampler.suggest(name, distribution, past, Dice.of(seed(), trial.number(), name)),
                Chooser::withNote);
    }

    private Proposal propose(Trial trial) {
        return guarded(
                trial.number(),
                "",
                (chosenSampler, past) ->
                        chosenSampler.propose(study.spec().space(), past, Dice.of(seed(), trial.number(), "")),
                (proposal, note) -> new Proposal(proposal.values(), List.of(note)));
    }

    private <T> T guarded(
            int number, String name, BiFunction<Sampler, History, T> choice, BiFunction<T, String, T> noted) {
        try {
            return choice.apply(sampler.forTrial(number), history.get());
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

    private static Suggestion withNote(Suggestion suggestion, String note) {
        List<String> notes = new java.util.ArrayList<>(suggestion.notes());
        notes.add(note);
        return new Suggestion(suggestion.value(), notes);
    }

    private long seed() {
        return study.spec().sampler().seed().orElseThrow();
    }
}
