package dev.parzen.benchmark;

import dev.parzen.training.data.DataSets;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.data.Part;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.datasets.iterator.AsyncDataSetIterator;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Four networks that {@link TrainingSpeed} also trains, by a loop written directly on DL4J: the measure of what the trainer
 * gains and costs. The data are cut into batches once, and evaluated 5,000 rows at once.
 *
 * <p>Arguments: the data directory, the name of a network, and any of {@code no-workspaces}, {@code cache} (of the layers'
 * inputs on the device), {@code prefetch} (by DL4J's own thread). The process needs the settings that workers get. Prints
 * the median and the least seconds of an epoch after the first quarter.
 */
public final class BareTraining {
    private static final int EVALUATED_AT_ONCE = 5000;

    private static final Map<String, Network> NETWORKS = Map.of(
            "4x32", new Network(4, 32, false, 0, new Sgd(0.01), 32, 6),
            "4x128", new Network(4, 128, true, 0.2, new Adam(0.001), 128, 6),
            "4x459", new Network(4, 459, true, 0.2, new Adam(0.001), 64, 12),
            "drawn", new Network(2, 64, false, 0.2, new Adam(0.001), 64, 40));

    private final Network asked;
    private final Set<String> settings;

    private BareTraining(Network asked, Set<String> settings) {
        this.asked = asked;
        this.settings = settings;
    }

    /** How many hidden layers of which width, and how they are trained. */
    private record Network(
            int depth, int width, boolean normalized, double dropout, IUpdater updater, int batch, int epochs) {}

    public static void main(String[] arguments) {
        Dataset data = new DataSets(Path.of(arguments[0]))
                .load(TrainingSpeed.read(arguments[1]).data());
        List<String> settings = List.of(arguments).subList(2, arguments.length);
        new BareTraining(NETWORKS.get(arguments[1]), Set.copyOf(settings)).train(data);
    }

    private void train(Dataset data) {
        List<DataSet> training =
                cut(data.training(), data.width(), data.training().size(), asked.batch);
        List<DataSet> sample = cut(
                data.training(),
                data.width(),
                Math.min(EVALUATED_AT_ONCE, data.training().size()),
                EVALUATED_AT_ONCE);
        List<DataSet> validation =
                cut(data.validation(), data.width(), data.validation().size(), EVALUATED_AT_ONCE);
        MultiLayerNetwork network = network(data.width());
        Random order = new Random(0);
        List<Double> seconds = new ArrayList<>();
        double loss = 0;
        for (int epoch = 0; epoch < asked.epochs; epoch++) {
            long start = System.nanoTime();
            Collections.shuffle(training, order);
            fit(network, training);
            loss = measure(network, sample) + measure(network, validation);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        List<Double> steady =
                seconds.stream().skip(seconds.size() / 4 + 1).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "epoch: median %.5f s, least %.5f s; last losses %.4f %s%n",
                steady.get(steady.size() / 2),
                steady.get(0),
                loss,
                settings);
    }

    private void fit(MultiLayerNetwork network, List<DataSet> training) {
        if (settings.contains("prefetch")) {
            network.fit(new AsyncDataSetIterator(new ExistingDataSetIterator(training), 4));
        } else {
            training.forEach(network::fit);
        }
    }

    private MultiLayerNetwork network(int inputs) {
        WorkspaceMode workspaces = settings.contains("no-workspaces") ? WorkspaceMode.NONE : WorkspaceMode.ENABLED;
        var layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(asked.updater)
                .trainingWorkspaceMode(workspaces)
                .inferenceWorkspaceMode(workspaces)
                .cacheMode(settings.contains("cache") ? CacheMode.DEVICE : CacheMode.NONE)
                .list();
        for (int i = 0; i < asked.depth; i++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(asked.width)
                    .activation(asked.normalized ? Activation.IDENTITY : Activation.RELU)
                    .weightInit(WeightInit.RELU)
                    .build());
            if (asked.normalized) {
                layers.layer(new BatchNormalization());
                layers.layer(new ActivationLayer(Activation.RELU));
            }
            if (asked.dropout > 0) {
                layers.layer(new DropoutLayer(1 - asked.dropout));
            }
        }
        layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .weightInit(WeightInit.XAVIER)
                .build());
        var network = new MultiLayerNetwork(
                layers.setInputType(InputType.feedForward(inputs)).build());
        network.init();
        return network;
    }

    /** The mean loss; the accuracy is measured too, as the trainer does. */
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

    private static List<DataSet> cut(Part part, int width, int rows, int size) {
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < rows; from += size) {
            int n = Math.min(size, rows - from);
            FloatBuffer features = FloatBuffer.allocate(n * width);
            float[] labels = new float[n * 10];
            for (int i = 0; i < n; i++) {
                part.write(from + i, features);
                labels[i * 10 + part.label(from + i)] = 1;
            }
            batches.add(new DataSet(
                    Nd4j.createFromArray(features.array()).reshape(n, width),
                    Nd4j.createFromArray(labels).reshape(n, 10)));
        }
        return batches;
    }
}
