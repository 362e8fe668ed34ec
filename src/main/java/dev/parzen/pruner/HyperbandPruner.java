package dev.parzen.pruner;

import dev.parzen.trial.History;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Partition;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hyperband (Li et al. 2018): several brackets of asynchronous successive halving side by side, of which bracket b begins
 * to prune at step r·η^b. A trial competes within its own {@linkplain Brackets bracket}.
 */
final class HyperbandPruner implements Pruner {
    private final Hyperband settings;
    private final Outline outline;

    HyperbandPruner(Hyperband settings, Outline outline) {
        this.settings = settings;
        this.outline = outline;
    }

    @Override
    public Verdict judge(Observation trial, History history) {
        return known(history)
                .map(brackets -> within(brackets, trial).judge(trial, competitors(brackets, trial, history)))
                .orElse(Verdict.CONTINUE);
    }

    @Override
    public Optional<Standing> standing(Observation trial, History history) {
        return known(history)
                .flatMap(brackets -> within(brackets, trial).standing(trial, competitors(brackets, trial, history)));
    }

    @Override
    public boolean readsHistory(Observation trial) {
        return settings.brackets(outline)
                .map(brackets -> within(brackets, trial).readsHistory(trial))
                .orElse(true);
    }

    @Override
    public boolean readsRunning(Observation trial, History finished) {
        return known(finished)
                .map(brackets -> within(brackets, trial).readsRunning(trial, finished))
                .orElse(false);
    }

    @Override
    public Optional<Partition> brackets(History history) {
        return settings.confined() ? known(history).map(brackets -> brackets) : Optional.empty();
    }

    /** If nobody knows how long a trial may be, the first complete one tells. */
    private Optional<Brackets> known(History history) {
        OptionalInt length = history.firstLength();
        return settings.brackets(outline)
                .or(() -> length.isEmpty()
                        ? Optional.empty()
                        : Optional.of(settings.brackets(outline.study(), length.getAsInt() + 1)));
    }

    private static History competitors(Brackets brackets, Observation trial, History history) {
        return history.part(brackets, brackets.of(trial.number()));
    }

    private Pruner within(Brackets brackets, Observation trial) {
        int bracket = brackets.of(trial.number());
        return new AshaPruner(settings.within(bracket), outline.steps(), "Bracket " + bracket + ". ");
    }
}
