package dev.parzen.study;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.StudyStore.Ledger;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** One unit of work on a study in memory. */
final class ShelfLedger implements Ledger {
    private final Shelf shelf;
    private final LongSupplier ids;

    ShelfLedger(Shelf shelf, LongSupplier ids) {
        this.shelf = shelf;
        this.ids = ids;
    }

    @Override
    public Study study() {
        return shelf.study();
    }

    @Override
    public void save(Study study) {
        shelf.put(study().withWishesOf(study));
    }

    @Override
    public List<Trial> waiting(int limit) {
        if (study().counts().of(TrialState.Name.WAITING) == 0) {
            return List.of();
        }
        return shelf.unfinished().stream()
                .filter(trial -> trial.stateName() == TrialState.Name.WAITING)
                .limit(limit)
                .toList();
    }

    @Override
    public Trial trial(int number) {
        return shelf.trial(number).orElseThrow(() -> TunerException.NotFound.trial(number));
    }

    @Override
    public Trial add(UnaryOperator<Trial> make) {
        Trial untouched =
                Trial.waiting(study().id(), ids.getAsLong(), study().counts().total());
        return put(Optional.empty(), make.apply(untouched));
    }

    @Override
    public Trial save(Trial trial) {
        return put(Optional.of(trial(trial.number())), trial);
    }

    @Override
    public Optional<Trial> withValues(Map<String, ParameterValue> values) {
        return shelf.trials().stream()
                .filter(trial -> values.entrySet().stream().allMatch(e -> has(trial, e.getKey(), e.getValue())))
                .findFirst();
    }

    private Trial put(Optional<Trial> before, Trial now) {
        shelf.put(now);
        shelf.put(study().after(before, now));
        return now;
    }

    private static boolean has(Trial trial, String name, ParameterValue value) {
        ParameterValue given = trial.given().get(name);
        Choice chosen = trial.params().get(name);
        return given != null && given.sameAs(value)
                || chosen != null && chosen.value().sameAs(value);
    }
}
