package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Flatten;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.dl4j.configuration.Forms.Form;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Appends layers to a configuration. Rows enter as they are stored, whatever their shape; the first layer that wants an
 * image or a sequence gets it with the channels before the places, the form that DL4J knows best.
 */
final class HiddenLayers {
    private final ListBuilder list;
    private final Terms terms;
    private final Forms forms = new Forms();
    private int count;
    private Optional<BaseLayer> sums = Optional.empty();

    /** @param terms what the layers are made of */
    HiddenLayers(ListBuilder list, Terms terms) {
        this.list = list;
        this.terms = terms;
    }

    /** Appends a layer; an activation behind a layer that sums is taken into that one, which is faster. */
    void add(Stage stage) {
        if (stage.layer() instanceof Activate activate && sums.isPresent()) {
            sums.get().setActivationFn(terms.activations().of(activate.function()));
            sums = Optional.empty();
        } else if (stage.layer() instanceof Flatten) {
            forms.to(Form.ROWS, stage.input());
        } else {
            InDl4j translation = new InDl4j(stage.input(), terms);
            translation.form(stage.layer()).ifPresent(wanted -> forms.to(wanted, stage.input()));
            Layer layer = stage.layer().map(translation);
            append(layer);
            translation.made(stage).ifPresent(forms::becomes);
            boolean isSum = stage.layer() instanceof Affine || stage.layer() instanceof Convolve;
            sums = isSum ? Optional.of((BaseLayer) layer) : Optional.empty();
        }
    }

    /** Appends the last layer. */
    void addOutput(Layer output) {
        append(output);
    }

    private void append(Layer layer) {
        list.layer(layer);
        int index = count++;
        forms.taken().ifPresent(preprocessor -> list.inputPreProcessor(index, preprocessor));
    }
}
