package dev.parzen.pruner;

import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import java.util.Optional;

/** Any pruner, asked only about trials that have ceased to improve. */
@Described("Lets a trial go on as long as it improves; then another pruner decides, or without one it is given up.")
public record Patient(
        @Described(
                value = "What decides about a trial that has ceased to improve: a pruner of this catalogue with its"
                        + " settings, not patient; null: such a trial is given up.",
                byDefault = "null")
        Optional<PrunerSpec> pruner,

        @Described(value = "How many reports may follow the first of those that bring nothing better.", byDefault = "5")
        int patience,

        @Described(value = "By how much the latest reports must be worse than those before.", byDefault = "0.0")
        double minDelta,

        @Described(value = PrunerSpec.AUDIT, byDefault = "0.0")
        double audit)
        implements PrunerSpec {

    public Patient {
        if (pruner.isPresent() && pruner.get() instanceof Patient) {
            throw new InvalidValueException(
                    "pruner", "A patient pruner asks no other patient one: give it the greater patience.");
        }
        pruner.ifPresent(Patient::requireNoAudit);
        Settings.requireAtLeast("patience", patience, 0);
        if (!(minDelta >= 0 && Double.isFinite(minDelta))) {
            throw new InvalidValueException(
                    "minDelta", "minDelta is " + minDelta + ": give a finite number, 0 or more.");
        }
        Settings.requireBetween("audit", audit, 0, 1);
    }

    private static void requireNoAudit(PrunerSpec wrapped) {
        if (wrapped.audit() != 0) {
            throw new InvalidValueException(
                            "audit",
                            "The audit of the " + Kinds.nameOf(wrapped) + " pruner within is " + wrapped.audit()
                                    + ": give it to the patient pruner.")
                    .under("pruner");
        }
    }

    @Override
    public Pruner build(Outline outline) {
        return new PatientPruner(this, pruner.map(wrapped -> wrapped.build(outline)));
    }

    @Override
    public void requireFits(int objectives) {
        PrunerSpec.super.requireFits(objectives);
        try {
            pruner.ifPresent(wrapped -> wrapped.requireFits(objectives));
        } catch (InvalidValueException refused) {
            throw refused.under("pruner");
        }
    }
}
