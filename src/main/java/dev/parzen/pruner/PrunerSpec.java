package dev.parzen.pruner;

import dev.parzen.space.Described;

/** The catalogue of pruners: each record is one kind with its settings. */
public sealed interface PrunerSpec {

    /** The pruner that works by these settings. */
    Pruner build();

    /** Never prunes. */
    @Described("Lets every trial go on to its end.")
    record None() implements PrunerSpec {
        @Override
        public Pruner build() {
            return new Pruner() {
                @Override
                public Verdict judge(dev.parzen.trial.Observation trial, dev.parzen.trial.History history) {
                    return Verdict.CONTINUE;
                }

                @Override
                public boolean readsHistory() {
                    return false;
                }
            };
        }
    }
}
