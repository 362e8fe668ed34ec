package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.loss.Losses;
import dev.parzen.training.dl4j.loss.TargetEncoding;
import dev.parzen.training.dl4j.rule.Updaters;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/** Says in DL4J's words what a network is. */
public final class Configuration {
    private final ResolvedNetwork network;
    private final Dataset data;
    private final Terms terms;

    public Configuration(ResolvedNetwork network, Dataset data) {
        this.network = network;
        this.data = data;
        terms = Terms.of(network);
    }

    /** The network layer by layer, for the rows and the targets of these data. */
    public static Architecture architecture(ResolvedNetwork network, Dataset data) {
        return network.architecture(
                data.row(), TargetEncoding.of(data.target(), network.loss()).width());
    }

    public MultiLayerConfiguration build() {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(seed())
                .updater(Updaters.of(network.updating()))
                .list();
        Architecture architecture = architecture(network, data);
        HiddenLayers hidden = new HiddenLayers(list, terms);
        architecture.hidden().forEach(hidden::add);
        hidden.addOutput(output(architecture.output()));
        return list.build();
    }

    /** A seed that is never 0, which the library takes for "by the clock". */
    private long seed() {
        return new Random(network.course().seed()).nextLong() | 1;
    }

    private OutputLayer output(Stage stage) {
        return terms.regularizations()
                .on(new OutputLayer.Builder(Losses.of(network.loss()))
                        .nIn(stage.input().size())
                        .nOut(stage.output().size())
                        .activation(terms.activations().of(network.output().activation()))
                        .weightInit(terms.initializations().of(network.output().initialization()))
                        .build());
    }
}
