package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.trial.Observation;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A snapshot from elsewhere, held to the rules that asking and telling keep. */
final class CheckedSnapshot implements Snapshot {
    private final Snapshot snapshot;
    private final Map<String, Distribution> recorded;

    CheckedSnapshot(Snapshot snapshot) {
        this.snapshot = snapshot;
        Study study = snapshot.study();
        this.recorded = snapshot.recorded();
        recorded.forEach((name, distribution) -> study.spec().space().find(name).ifPresent(declared -> {
            if (!declared.distribution().isCompatibleWith(distribution)) {
                throw new TunerException.Invalid(
                        "", "\"" + name + "\" is recorded otherwise than it is declared: type, log flag or choices.");
            }
        }));
    }

    @Override
    public Study study() {
        return snapshot.study();
    }

    @Override
    public Map<String, Distribution> recorded() {
        return recorded;
    }

    @Override
    public void forEachEarlier(Consumer<Observation> reader) {
        StudySpec spec = study().spec();
        snapshot.forEachEarlier(trial -> {
            if (trial.values().size() != spec.directions().size()) {
                Arity.require(spec, trial.values());
            }
            reader.accept(trial);
        });
    }

    @Override
    public void forEachTrial(Consumer<Entry> reader) {
        Tally tally = new Tally();
        EntryCheck check = new EntryCheck(study().spec(), recorded);
        snapshot.forEachTrial(entry -> {
            tally.require(entry);
            check.require(entry);
            reader.accept(entry);
        });
        tally.requireWhole();
    }

    /** What must hold of all trials together. */
    private final class Tally {
        private final BitSet orders = new BitSet();
        private Counts counts = Counts.NONE;
        private int begun;
        private int underWay;

        void require(Entry entry) {
            int expected = counts.total();
            if (entry.trial().number() != expected) {
                throw new TunerException.Invalid(
                        "/number",
                        "The number is " + entry.trial().number() + " where " + expected
                                + " comes next: numbers count from 0 without gaps.");
            }
            counts = counts.plus(entry.trial().stateName(), 1);
            begun += entry.trial().startedAt().isPresent() ? 1 : 0;
            underWay += entry.trial().isRunning() || entry.trial().waitsForAnotherAttempt() ? 1 : 0;
            requireOrder(entry.trial().isFinished(), entry.order());
        }

        private void requireOrder(boolean isFinished, OptionalInt order) {
            if (isFinished != order.isPresent()) {
                throw new TunerException.Invalid(
                        "/finishOrder",
                        isFinished
                                ? "A finished trial has a finishOrder: the how-manieth it was to finish."
                                : "Only a finished trial has a finishOrder.");
            }
            if (order.isPresent()) {
                int place = order.getAsInt();
                if (place < 1 || place > study().counts().total() || orders.get(place)) {
                    throw new TunerException.Invalid(
                            "/finishOrder",
                            "finishOrder is " + place
                                    + ": it counts the finished trials from 1, each once, without gaps.");
                }
                orders.set(place);
            }
        }

        void requireWhole() {
            if (!counts.equals(study().counts())) {
                throw new TunerException.Invalid(
                        "/counts",
                        "The study counts " + study().counts().byState() + ", but there are " + counts.byState()
                                + ": some trials are missing, or are not of this study.");
            }
            if (orders.length() - 1 > orders.cardinality()) {
                throw new TunerException.Invalid(
                        "/finishOrder",
                        "No trial was number " + orders.nextClearBit(1) + " to finish: finishOrder has no gaps.");
            }
            int handedOut = study().handedOut();
            if (handedOut < underWay || handedOut > begun) {
                throw new TunerException.Invalid(
                        "/handedOut",
                        "handedOut is " + handedOut + ", but " + underWay + " trials are under way and " + begun
                                + " have begun: it lies between the two.");
            }
        }
    }
}
