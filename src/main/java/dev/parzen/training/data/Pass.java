package dev.parzen.training.data;

import java.util.function.Consumer;

/** Goes over rows from the first to the last, as often as it is asked to; all of them may be one array, filled anew. */
@FunctionalInterface
interface Pass {
    void over(Consumer<float[]> use);
}
