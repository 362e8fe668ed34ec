package dev.parzen.objective;

import dev.parzen.objective.network.RowForm;
import dev.parzen.space.Distribution;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.SearchSpace;
import java.util.Map;

/** Looks for a trial of a space in which the layers of a network fit together. */
final class ShapeCheck {
    private static final int TRIALS = 256;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final NeuralNetwork network;
    private final SearchSpace space;

    ShapeCheck(NeuralNetwork network, SearchSpace space) {
        this.network = network;
        this.space = space;
    }

    /** Refuses as the first trial does if all do. */
    void requireFits(RowForm row) {
        InvalidValueException first = null;
        for (int i = 0; i < TRIALS; i++) {
            try {
                network.resolve(values(i)).architecture(row, 1);
                return;
            } catch (InvalidValueException refused) {
                first = first == null ? refused : first;
            }
        }
        throw first;
    }

    /** The values of trial {@code i}: all the lowest, then spread over the space by multiples of the golden ratio. */
    private Map<String, ParameterValue> values(int i) {
        return space.walk((parameter, before) -> {
            double turns = i * GOLDEN * (1 + space.parameters().indexOf(parameter));
            return parameter.distribution().map(new At(turns - Math.floor(turns)));
        });
    }

    /** The value that lies at a share, from 0 to below 1, of a distribution. */
    private record At(double share) implements Distribution.Cases<ParameterValue> {
        @Override
        public ParameterValue floatRange(Distribution.FloatRange range) {
            return ParameterValue.of(range.nearest(range.low() + share * (range.high() - range.low())));
        }

        @Override
        public ParameterValue intRange(Distribution.IntRange range) {
            return ParameterValue.of(range.nearest(range.low() + share * (range.high() - range.low())));
        }

        @Override
        public ParameterValue categorical(Distribution.Categorical categorical) {
            return categorical.choices().get((int)
                    (share * categorical.choices().size()));
        }
    }
}
