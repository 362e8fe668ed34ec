package dev.parzen.space;

import dev.parzen.space.Distribution.Categorical;
import dev.parzen.space.Distribution.FloatRange;
import dev.parzen.space.Distribution.IntRange;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random valid values for loops over many cases; the seed belongs into the failure message. */
public final class Samples {
    private final SplittableRandom random;

    private Samples(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Samples of(long seed) {
        return new Samples(seed);
    }

    /** Distributions of every kind: narrow and wide, tiny and huge, with one value and with many. */
    public List<Distribution> distributions(int count) {
        return Stream.generate(this::distribution).limit(count).toList();
    }

    public Distribution distribution() {
        List<Supplier<Distribution>> kinds =
                List.of(this::plain, this::logarithmic, this::stepped, this::whole, this::wholeLog, this::choices);
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Distribution plain() {
        double low = signed();
        return FloatRange.of(low, low + magnitude());
    }

    private Distribution logarithmic() {
        double low = magnitude();
        return FloatRange.log(low, low * (1 + magnitude()));
    }

    private Distribution stepped() {
        double step = Math.round(random.nextDouble(0.01, 5) * 100) / 100.0;
        double low = Math.round(random.nextDouble(-50, 50) * 100) / 100.0;
        return new FloatRange(low, low + step * random.nextInt(40), false, OptionalDouble.of(step));
    }

    private Distribution whole() {
        long low = random.nextLong(-1000, 1000);
        return new IntRange(low, low + (long) magnitude(), false, random.nextLong(1, 10));
    }

    private Distribution wholeLog() {
        long low = random.nextLong(1, 1000);
        return IntRange.log(low, low + (long) magnitude());
    }

    private Distribution choices() {
        return new Categorical(LongStream.rangeClosed(1, random.nextInt(1, 12))
                .mapToObj(ParameterValue::of)
                .toList());
    }

    /** From a millionth to a million, evenly on a log scale. */
    private double magnitude() {
        return Math.pow(10, random.nextDouble(-6, 6));
    }

    private double signed() {
        return (random.nextBoolean() ? 1 : -1) * magnitude();
    }
}
