package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.window.Planes;
import dev.parzen.training.dl4j.lean.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Follows the shape of a row through the layers. */
final class Route {
    private final List<Leg> legs = new ArrayList<>();
    private Planes planes;

    private Route(Planes planes) {
        this.planes = planes;
    }

    /** The layers with their shapes; empty if the shapes do not fit together, or what is between layers is not known. */
    static Optional<List<Leg>> of(MultiLayerConfiguration all) {
        return entering(all).map(Route::new).filter(route -> route.passes(all)).map(route -> route.legs);
    }

    /** A row as it comes in; layers that do not know it may come first. */
    private static Optional<Planes> entering(MultiLayerConfiguration all) {
        for (int i = 0; i < all.getConfs().size(); i++) {
            InputPreProcessor before = all.getInputPreProcess(i);
            if (before != null) {
                return Reordering.inputs(before).map(Planes::row);
            }
            if (all.getConf(i).getLayer() instanceof FeedForwardLayer layer && layer.getNIn() > 0) {
                return Optional.of(Planes.row((int) layer.getNIn()));
            }
        }
        return Optional.empty();
    }

    private boolean passes(MultiLayerConfiguration all) {
        for (int i = 0; i < all.getConfs().size(); i++) {
            Optional<InputPreProcessor> before = Optional.ofNullable(all.getInputPreProcess(i));
            Optional<Reordering> reordering = before.flatMap(known -> Reordering.of(known, planes));
            if (before.isPresent() != reordering.isPresent()) {
                return false;
            }
            reordering.ifPresent(made -> planes = made.planes());
            if (!passes(all.getConf(i).getLayer(), reordering)) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Layer layer, Optional<Reordering> before) {
        Optional<Window> window = window(layer, planes);
        Optional<Planes> output = output(layer, window);
        output.ifPresent(made -> {
            legs.add(new Leg(layer, before, planes, window, made));
            planes = made;
        });
        return output.isPresent();
    }

    private static Optional<Window> window(Layer layer, Planes input) {
        if (layer instanceof ConvolutionLayer convolution) {
            return Optional.of(Window.of(
                    input, convolution.getKernelSize(), convolution.getStride(), convolution.getConvolutionMode()));
        } else if (layer instanceof SubsamplingLayer pooling) {
            return Optional.of(
                    Window.of(input, pooling.getKernelSize(), pooling.getStride(), pooling.getConvolutionMode()));
        }
        return layer instanceof GlobalPoolingLayer ? Optional.of(Window.whole(input)) : Optional.empty();
    }

    private Optional<Planes> output(Layer layer, Optional<Window> window) {
        if (layer instanceof ConvolutionLayer convolution) {
            return takes(convolution, planes.channels()) ? slid(window, (int) convolution.getNOut()) : Optional.empty();
        } else if (layer instanceof SubsamplingLayer || layer instanceof GlobalPoolingLayer) {
            return slid(window, planes.channels());
        } else if (layer instanceof BatchNormalization normalization) {
            return takes(normalization, planes.channels()) ? Optional.of(planes) : Optional.empty();
        } else if (layer instanceof DenseLayer || layer instanceof OutputLayer) {
            FeedForwardLayer affine = (FeedForwardLayer) layer;
            return planes.isRow() && takes(affine, planes.channels())
                    ? Optional.of(Planes.row((int) affine.getNOut()))
                    : Optional.empty();
        }
        boolean keeps = layer instanceof ActivationLayer || layer instanceof DropoutLayer;
        return keeps ? Optional.of(planes) : Optional.empty();
    }

    private static boolean takes(FeedForwardLayer layer, int channels) {
        return layer.getNIn() == channels;
    }

    private static Optional<Planes> slid(Optional<Window> window, int channels) {
        return window.filter(
                        known -> known.down().places() > 0 && known.across().places() > 0)
                .map(known -> known.output(channels));
    }
}
