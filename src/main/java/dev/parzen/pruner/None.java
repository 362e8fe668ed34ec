package dev.parzen.pruner;

import dev.parzen.space.Described;

/** Never prunes. */
@Described("Lets every trial go on to its end.")
public record None() implements PrunerSpec {
    @Override
    public Pruner build(Outline outline) {
        return new NoPruner();
    }

    @Override
    public void requireFits(int objectives) {}
}
