package dev.parzen.benchmark;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import dev.parzen.wire.Json;
import dev.parzen.wire.StudyRequest;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network of the example {@code mlp-4x32-mnist}, trained by a loop written directly on DL4J: the measure of what the
 * pool costs beside. Prints the seconds from the beginning of the program to its end. Its argument is the data directory;
 * the process needs the settings that workers get.
 */
public final class BareTraining {
    private static final Path EXAMPLE = Path.of("src/main/resources/examples/mlp-4x32-mnist.json");
    private static final int BATCH = 32;
    private static final int EPOCHS = 5;
    private static final int EVALUATED_AT_ONCE = 5000;

    private BareTraining() {}

    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        var study = Json.read(Files.readString(EXAMPLE), StudyRequest.class).toSpec(() -> 1);
        Dataset data = new DataSets(Path.of(arguments[0])).load(((NeuralNetwork) study.objective()).data());
        List<DataSet> training = cut(data.training(), data.training().size(), BATCH);
        List<DataSet> sample = cut(data.training(), EVALUATED_AT_ONCE, EVALUATED_AT_ONCE);
        List<DataSet> validation = cut(data.validation(), data.validation().size(), EVALUATED_AT_ONCE);
        MultiLayerNetwork network = network();
        Random order = new Random(0);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(training, order);
            training.forEach(network::fit);
            System.out.printf("%.4f %.4f%n", measure(network, sample), measure(network, validation));
        }
        System.out.printf("%.2f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static MultiLayerNetwork network() {
        var layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.01))
                .list();
        for (int i = 0; i < 4; i++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(32)
                    .activation(Activation.RELU)
                    .weightInit(WeightInit.RELU)
                    .build());
        }
        layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER)
                .build());
        var network = new MultiLayerNetwork(
                layers.setInputType(InputType.feedForward(784)).build());
        network.init();
        return network;
    }

    /** The mean loss; the accuracy is measured too, as the pool does. */
    private static double measure(MultiLayerNetwork network, List<DataSet> rows) {
        double loss = 0;
        int count = 0;
        Evaluation evaluation = new Evaluation(10);
        for (DataSet part : rows) {
            loss += network.scoreExamples(part, false).sumNumber().doubleValue();
            evaluation.eval(part.getLabels(), network.output(part.getFeatures()));
            count += part.numExamples();
        }
        return loss / count;
    }

    private static List<DataSet> cut(Part part, int rows, int size) {
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += size) {
            int n = Math.min(size, rows - from);
            FloatBuffer features = FloatBuffer.allocate(n * 784);
            float[] labels = new float[n * 10];
            for (int i = 0; i < n; i++) {
                part.write(from + i, features);
                labels[i * 10 + part.label(from + i)] = 1;
            }
            batches.add(new DataSet(
                    Nd4j.createFromArray(features.array()).reshape(n, 784),
                    Nd4j.createFromArray(labels).reshape(n, 10)));
        }
        return batches;
    }
}
