package dev.parzen.space;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import java.util.List;
import java.util.stream.IntStream;

/** A small cast of spaces for tests. */
public final class Spaces {
    private Spaces() {}

    /** Floats x0, x1, … from 0 to 1. */
    public static SearchSpace flat(int dimensions) {
        return new SearchSpace(IntStream.range(0, dimensions)
                .mapToObj(i -> Parameter.of("x" + i, FloatRange.of(0, 1)))
                .toList());
    }

    /** One parameter of each type: plain, logarithmic and stepped numbers, whole and real, and choices of every kind. */
    public static SearchSpace everyType() {
        return SearchSpace.of(
                Parameter.of("momentum", FloatRange.of(0, 0.99)),
                Parameter.of("rate", FloatRange.log(1e-5, 1)),
                Parameter.of("dropout", FloatRange.stepped(0, 0.5, 0.1)),
                Parameter.of("layers", IntRange.of(1, 8)),
                Parameter.of("units", IntRange.log(4, 512)),
                Parameter.of("batch", new IntRange(32, 256, false, 32)),
                Parameter.of("activation", Categorical.of("relu", "tanh", "gelu")),
                Parameter.of(
                        "norm",
                        new Categorical(List.of(
                                ParameterValue.NOTHING,
                                ParameterValue.of(true),
                                ParameterValue.of(2),
                                ParameterValue.of(0.5)))));
    }

    /** Parameters with one value each, around one that is free. */
    public static SearchSpace singletons() {
        return SearchSpace.of(
                Parameter.of("fixed", FloatRange.of(0.25, 0.25)),
                Parameter.of("one", IntRange.of(1, 1)),
                Parameter.of("free", FloatRange.of(-1, 1)),
                Parameter.of("only", Categorical.of("only")));
    }

    /** Two branches, and in one of them a further parameter. */
    public static SearchSpace conditional() {
        return SearchSpace.of(
                Parameter.of("rate", FloatRange.log(1e-4, 1)),
                Parameter.of("optimizer", Categorical.of("sgd", "adam")),
                Parameter.of("momentum", FloatRange.of(0, 1)).when("optimizer", ParameterValue.of("sgd")),
                Parameter.of("beta", FloatRange.of(0.8, 0.999)).when("optimizer", ParameterValue.of("adam")),
                Parameter.of("epsilon", FloatRange.log(1e-9, 1e-6)).when("optimizer", ParameterValue.of("adam")));
    }

    /** 4 · 5 = 20 points. */
    public static SearchSpace small() {
        return SearchSpace.of(
                Parameter.of("letter", Categorical.of("a", "b", "c", "d")), Parameter.of("digit", IntRange.of(1, 5)));
    }
}
