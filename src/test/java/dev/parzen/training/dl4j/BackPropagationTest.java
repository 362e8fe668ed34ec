package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.dl4j.model.ModelFile;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One epoch of the trainer against back-propagation written out in double precision: h = tanh(x W₁ + b₁), y = softmax(h
 * W₂ + b₂), loss −ln y_c + λ₁·Σ|w| + λ₂/2·‖W‖², steps of plain SGD, and decoupled weight decay.
 */
class BackPropagationTest {
    private static final double RATE = 0.05;
    private static final double L1 = 0.003;
    private static final double L2 = 0.02;
    private static final double DECAY = 0.1;
    private static final int BATCH = 15;
    private static final int[] CUTS = {0, 13, 26, 39, 52, 64};
    private static final int HIDDEN = 6;

    @TempDir
    private Path directory;

    @Test
    void trainsAsTheFormulasSay() {
        ResolvedNetwork network = network();
        Dataset data = new DataSets(directory).load(new DrawnDigits(100, 5, NetworkDraft.usualSplit()));
        MultiLayerNetwork start = new MultiLayerNetwork(new Configuration(network, data).build());
        start.init();
        Weights weights = new Weights(start);
        ModelFile file = ModelFile.of(directory.resolve("model.zip"), network, Map.of(), data.encoding());
        new Dl4jTraining(network, data, file).train(TrainingListener.SILENT);
        Part part = data.training();
        for (int i = 0; i < CUTS.length - 1; i++) {
            weights.step(part, CUTS[i], CUTS[i + 1]);
        }
        Weights trained = new Weights(file.load());
        same(trained.w1, weights.w1);
        same(trained.w2, weights.w2);
        same(new double[][] {trained.b1, trained.b2}, new double[][] {weights.b1, weights.b2});
    }

    private static ResolvedNetwork network() {
        NetworkDraft draft = new NetworkDraft()
                .layers(new Dense(
                        Setting.of(HIDDEN),
                        Setting.of(ActivationFunction.TANH),
                        Setting.of(Initialization.XAVIER),
                        Setting.of(false),
                        Setting.of(0.0)));
        draft.optimizer = Setting.of(Optimizer.SGD);
        draft.learningRate = Setting.of(RATE);
        draft.l1 = Setting.of(L1);
        draft.l2 = Setting.of(L2);
        draft.weightDecay = Optional.of(Setting.of(DECAY));
        draft.batchSize = Setting.of(BATCH);
        draft.epochs = 1;
        draft.shuffle = false;
        return draft.build().resolve(Map.of());
    }

    private static void same(double[][] trained, double[][] expected) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                assertThat(trained[i][j]).isCloseTo(expected[i][j], within(2e-6));
            }
        }
    }

    private static final class Weights {
        final double[][] w1;
        final double[] b1;
        final double[][] w2;
        final double[] b2;

        Weights(MultiLayerNetwork network) {
            w1 = network.getParam("0_W").toDoubleMatrix();
            b1 = vector(network.getParam("0_b"));
            w2 = network.getParam("1_W").toDoubleMatrix();
            b2 = vector(network.getParam("1_b"));
        }

        private static double[] vector(INDArray row) {
            return row.toDoubleVector();
        }

        void step(Part part, int from, int to) {
            double[][] g1 = new double[w1.length][HIDDEN];
            double[][] g2 = new double[HIDDEN][b2.length];
            double[] gb1 = new double[HIDDEN];
            double[] gb2 = new double[b2.length];
            for (int row = from; row < to; row++) {
                addGradient(part, row, 1.0 / (to - from), g1, gb1, g2, gb2);
            }
            descend(w1, g1);
            descend(w2, g2);
            for (int j = 0; j < b1.length; j++) {
                b1[j] -= RATE * gb1[j];
            }
            for (int k = 0; k < b2.length; k++) {
                b2[k] -= RATE * gb2[k];
            }
        }

        private void addGradient(
                Part part, int row, double share, double[][] g1, double[] gb1, double[][] g2, double[] gb2) {
            FloatBuffer x = FloatBuffer.allocate(w1.length);
            part.write(row, x);
            double[] h = new double[HIDDEN];
            for (int j = 0; j < HIDDEN; j++) {
                h[j] = b1[j];
                for (int i = 0; i < w1.length; i++) {
                    h[j] += x.get(i) * w1[i][j];
                }
                h[j] = Math.tanh(h[j]);
            }
            double[] delta = outputError(h, part.label(row));
            for (int j = 0; j < HIDDEN; j++) {
                double back = 0;
                for (int k = 0; k < delta.length; k++) {
                    g2[j][k] += share * h[j] * delta[k];
                    back += w2[j][k] * delta[k];
                }
                back *= 1 - h[j] * h[j];
                gb1[j] += share * back;
                for (int i = 0; i < w1.length; i++) {
                    g1[i][j] += share * x.get(i) * back;
                }
            }
            for (int k = 0; k < delta.length; k++) {
                gb2[k] += share * delta[k];
            }
        }

        /** Softmax minus one-hot. */
        private double[] outputError(double[] h, int label) {
            double[] y = new double[b2.length];
            double sum = 0;
            for (int k = 0; k < y.length; k++) {
                double z = b2[k];
                for (int j = 0; j < HIDDEN; j++) {
                    z += h[j] * w2[j][k];
                }
                y[k] = Math.exp(z);
                sum += y[k];
            }
            for (int k = 0; k < y.length; k++) {
                y[k] = y[k] / sum - (k == label ? 1 : 0);
            }
            return y;
        }

        private static void descend(double[][] w, double[][] g) {
            for (int i = 0; i < w.length; i++) {
                for (int j = 0; j < w[i].length; j++) {
                    w[i][j] -= RATE * (g[i][j] + L1 * Math.signum(w[i][j]) + L2 * w[i][j]) + RATE * DECAY * w[i][j];
                }
            }
        }
    }
}
