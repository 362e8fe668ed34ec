package dev.parzen.training.dl4j;

import dev.parzen.training.dl4j.rows.Rows;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How wide networks are of which only DL4J's configuration is known; otherwise, their architecture says so. */
final class Widths {
    private Widths() {}

    /**
     * The most numbers that one layer takes, makes and holds beside for a row, found by letting a row of zeros through.
     *
     * @param width of a row
     */
    static long widest(MultiLayerNetwork network, int width) {
        try (Rows row = new Rows(1, width)) {
            List<INDArray> values = network.feedForward(row.array(), false);
            long widest = 0;
            for (int i = 1; i < values.size(); i++) {
                long in = values.get(i - 1).length();
                long out = values.get(i).length();
                Layer layer = network.getLayer(i - 1).conf().getLayer();
                widest = Math.max(widest, in + out + beside(layer, in, out));
            }
            values.subList(1, values.size()).stream()
                    .filter(INDArray::closeable)
                    .forEach(INDArray::close);
            return widest;
        }
    }

    private static long beside(Layer layer, long in, long out) {
        if (layer instanceof ConvolutionLayer convolution) {
            long area =
                    Arrays.stream(convolution.getKernelSize()).asLongStream().reduce(1, (a, b) -> a * b);
            return out / convolution.getNOut() * area * convolution.getNIn();
        }
        if (layer instanceof BaseWrapperLayer wrapper) {
            return beside(wrapper.getUnderlying(), in, out);
        }
        return layer instanceof LSTM lstm ? 5 * lstm.getNOut() * (in / lstm.getNIn()) : 0;
    }
}
