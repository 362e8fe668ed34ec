package dev.parzen.training.dl4j;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.layer.Convolution2d;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.network.layer.Side;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An untrained network with two random rows, to be compared with formulas; rows of 784 numbers are read in several shapes. In
 * the formulas x[i][j][c] is number (i·width + j)·channels + c of a row.
 */
final class LayerNet {
    static final Dataset DATA = new DataSets(Path.of("none")).load(new DrawnDigits(100, 0, NetworkDraft.usualSplit()));
    static final int ROWS = 2;
    static final Setting<Initialization> AUTO = Setting.of(Initialization.AUTO);

    final ResolvedNetwork resolved;
    final MultiLayerNetwork network;
    final INDArray input = Nd4j.create(DataType.FLOAT, ROWS, 784);
    final long parameters;

    LayerNet(List<Integer> shape, LayerSpec... layers) {
        NetworkDraft draft = new NetworkDraft().layers(layers);
        draft.input = Optional.of(new InputSpec(shape));
        resolved = draft.build().resolve(Map.of());
        network = new MultiLayerNetwork(new Configuration(resolved, DATA).build());
        network.init();
        parameters = resolved.architecture(RowForm.of(Shape.of(784)), 10).parameters();
        Random random = new Random(3);
        for (int i = 0; i < input.length(); i++) {
            input.putScalar(i, (float) random.nextGaussian());
        }
    }

    static Convolution2d convolution2d(int filters, int kernel, int stride, Padding padding) {
        return new Convolution2d(
                Setting.of(filters),
                Setting.of(kernel),
                Setting.of(stride),
                Setting.of(padding),
                Setting.of(ActivationFunction.TANH),
                AUTO,
                Setting.of(false),
                Setting.of(Side.BEFORE),
                Setting.of(0.0));
    }

    static Dense tanhDense(int width, boolean batchNormalization, Side side) {
        return new Dense(
                Setting.of(width),
                Setting.of(ActivationFunction.TANH),
                AUTO,
                Setting.of(batchNormalization),
                Setting.of(side),
                Setting.of(0.0));
    }

    double x(int row, int i) {
        return input.getDouble(row, i);
    }

    INDArray param(String name) {
        return network.getParam(name);
    }

    INDArray outputOfLayer(int index) {
        return network.feedForward(input, false).get(index + 1);
    }
}
