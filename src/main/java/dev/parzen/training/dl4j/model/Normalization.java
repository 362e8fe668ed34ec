package dev.parzen.training.dl4j.model;

import dev.parzen.training.data.Encoding;
import dev.parzen.training.data.Scaler;
import dev.parzen.training.data.Target;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The scaling of rows and quantities in DL4J's words, so that a program with nothing but DL4J can predict. Logarithms and
 * categories it cannot say: those are for the program to do before.
 */
public final class Normalization {
    private Normalization() {}

    /** (x − mean) / std, which for a number that is divided by d, then (x/d − offset) · factor: mean = d · offset, std = d / factor. */
    public static NormalizerStandardize of(Encoding encoding) {
        int width = encoding.shape().size();
        Scaler scaler = encoding.scaler();
        boolean isScaled = !scaler.offset().isEmpty();
        double divisor = encoding.divisor();
        IntToDoubleFunction mean = j -> isScaled ? divisor * scaler.offset().get(j) : 0;
        IntToDoubleFunction std = j -> isScaled ? divisor / scaler.factor().get(j) : divisor;
        NormalizerStandardize normalizer = new NormalizerStandardize(row(width, mean), row(width, std));
        if (encoding.target() instanceof Target.Quantities quantities) {
            normalizer.fitLabel(true);
            normalizer.setLabelStats(row(quantities.offsets()), row(quantities.scales()));
        }
        return normalizer;
    }

    /** Gives back the memory outside the heap, which would otherwise wait for the garbage collector. */
    static void close(NormalizerStandardize normalizer) {
        close(normalizer.getMean());
        close(normalizer.getStd());
        if (normalizer.isFitLabel()) {
            close(normalizer.getLabelMean());
            close(normalizer.getLabelStd());
        }
    }

    private static void close(INDArray array) {
        if (array.closeable()) {
            array.close();
        }
    }

    private static INDArray row(List<Double> numbers) {
        return row(numbers.size(), numbers::get);
    }

    /** In double precision: a program that does the same gets the same numbers. */
    private static INDArray row(int width, IntToDoubleFunction number) {
        return Nd4j.createFromArray(
                        IntStream.range(0, width).mapToDouble(number).toArray())
                .reshape(1, width);
    }
}
