package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.number.Curve;
import dev.parzen.training.dl4j.lean.stage.Loss;
import dev.parzen.training.dl4j.lean.update.Restriction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Which networks the lean steps can train. Classes are compared exactly and every setting that could change what a layer
 * does is looked at, so that what is added to DL4J's configuration elsewhere is not taken for something else.
 */
final class Known {
    private static final Set<Class<?>> TERMS =
            Set.of(L1Regularization.class, L2Regularization.class, WeightDecay.class);

    private Known() {}

    static boolean isKnown(MultiLayerNetwork network) {
        return network.getListeners().isEmpty()
                && network.params().dataType() == DataType.FLOAT
                && isKnown(network.getUpdater())
                && isKnown(network.getLayerWiseConfigurations());
    }

    /** Of a network whose updater is known. */
    static boolean isKnown(MultiLayerConfiguration all) {
        return all.getBackpropType() == BackpropType.Standard
                && all.getConfs().stream().allMatch(Known::isUsual)
                && areKnown(all.getConfs().stream()
                        .map(NeuralNetConfiguration::getLayer)
                        .toList())
                && Route.of(all).filter(Known::isSoftOnRowsAlone).isPresent();
    }

    /** DL4J's softmax of planes is not this one's. */
    private static boolean isSoftOnRowsAlone(List<Leg> legs) {
        return legs.stream().allMatch(leg -> leg.output().isRow() || !isSoft(leg.layer()));
    }

    private static boolean isSoft(Layer layer) {
        return layer instanceof BaseLayer base
                ? base.getActivationFn() instanceof ActivationSoftmax
                : layer instanceof ActivationLayer activation
                        && activation.getActivationFn() instanceof ActivationSoftmax;
    }

    private static boolean isKnown(Updater updater) {
        return updater.getClass() == MultiLayerUpdater.class || updater instanceof Restriction;
    }

    private static boolean isUsual(NeuralNetConfiguration part) {
        return part.isMiniBatch() && part.isMinimize() && part.getStepFunction() == null;
    }

    private static boolean areKnown(List<Layer> layers) {
        int last = layers.size() - 1;
        return layers.subList(0, last).stream().allMatch(Known::isKnownInside)
                && layers.get(last).getClass() == OutputLayer.class
                && isKnownOutput((OutputLayer) layers.get(last));
    }

    private static boolean isKnownInside(Layer layer) {
        if (layer.getClass() == DropoutLayer.class) {
            return isKnown((DropoutLayer) layer);
        }
        if (layer.getIDropout() != null) {
            return false;
        }
        if (layer.getClass() == DenseLayer.class) {
            DenseLayer dense = (DenseLayer) layer;
            return isPlain(dense) && !dense.hasLayerNorm() && isKnown(dense.getActivationFn());
        }
        if (layer.getClass() == ConvolutionLayer.class) {
            return isKnown((ConvolutionLayer) layer);
        }
        if (layer.getClass() == SubsamplingLayer.class) {
            return isKnown((SubsamplingLayer) layer);
        }
        if (layer.getClass() == GlobalPoolingLayer.class) {
            GlobalPoolingLayer pooling = (GlobalPoolingLayer) layer;
            return isKnown(pooling.getPoolingType())
                    && isOfPlanes(pooling.getPoolingDimensions())
                    && pooling.isCollapseDimensions();
        }
        if (layer.getClass() == BatchNormalization.class) {
            BatchNormalization normalization = (BatchNormalization) layer;
            return isPlain(normalization)
                    && normalization.isMinibatch()
                    && normalization.getCnn2DFormat() == CNN2DFormat.NCHW
                    && !normalization.isLockGammaBeta()
                    && !normalization.isUseLogStd();
        }
        return layer.getClass() == ActivationLayer.class && isKnown(((ActivationLayer) layer).getActivationFn());
    }

    private static boolean isKnown(ConvolutionLayer layer) {
        return isPlain(layer)
                && isKnown(layer.getConvolutionMode())
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && areAll(1, layer.getDilation())
                && areAll(0, layer.getPadding())
                && isKnown(layer.getActivationFn());
    }

    private static boolean isKnown(SubsamplingLayer layer) {
        return isKnown(layer.getPoolingType())
                && isKnown(layer.getConvolutionMode())
                && layer.getCnn2dDataFormat() == CNN2DFormat.NCHW
                && areAll(1, layer.getDilation())
                && areAll(0, layer.getPadding())
                && !layer.isAvgPoolIncludePadInDivisor();
    }

    private static boolean isKnown(ConvolutionMode mode) {
        return mode == ConvolutionMode.Same || mode == ConvolutionMode.Truncate;
    }

    private static boolean isKnown(PoolingType type) {
        return type == PoolingType.MAX || type == PoolingType.AVG;
    }

    private static boolean isOfPlanes(int[] dimensions) {
        return dimensions == null || Arrays.equals(dimensions, new int[] {2, 3});
    }

    private static boolean areAll(int value, int[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == value);
    }

    private static boolean isKnown(DropoutLayer layer) {
        return layer.getIDropout() != null
                && layer.getIDropout().getClass() == Dropout.class
                && ((Dropout) layer.getIDropout()).getPSchedule() == null;
    }

    private static boolean isKnownOutput(OutputLayer output) {
        return output.getIDropout() == null
                && isPlain(output)
                && isKnown(output.getActivationFn())
                && Loss.of(output.getLossFn(), output.getActivationFn()).isPresent();
    }

    private static boolean isPlain(BaseLayer layer) {
        GradientNormalization clipping = layer.getGradientNormalization();
        return layer.getWeightNoise() == null
                && (clipping == null || clipping == GradientNormalization.None)
                && areKnownTerms(layer.getRegularization())
                && areKnownTerms(layer.getRegularizationBias());
    }

    private static boolean areKnownTerms(List<Regularization> terms) {
        return terms == null || terms.stream().allMatch(term -> TERMS.contains(term.getClass()));
    }

    private static boolean isKnown(IActivation function) {
        return function.getClass() == ActivationIdentity.class
                || function.getClass() == ActivationSoftmax.class
                || Curve.of(function).isPresent();
    }
}
