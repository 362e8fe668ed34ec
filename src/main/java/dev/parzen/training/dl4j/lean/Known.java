package dev.parzen.training.dl4j.lean;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
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
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Which networks the lean steps can train. Classes are compared exactly and every setting that could change what a layer
 * does is looked at, so that what is added to DL4J's configuration elsewhere is not taken for something else.
 */
final class Known {
    private static final Set<Class<?>> TERMS =
            Set.of(L1Regularization.class, L2Regularization.class, WeightDecay.class);

    private static final long MOST = 1 << 28;

    private Known() {}

    static boolean isKnown(MultiLayerNetwork network) {
        MultiLayerConfiguration all = network.getLayerWiseConfigurations();
        return all.getBackpropType() == BackpropType.Standard
                && all.getInputPreProcessors().isEmpty()
                && network.getListeners().isEmpty()
                && network.params().dataType() == DataType.FLOAT
                && network.getUpdater().getClass() == MultiLayerUpdater.class
                && all.getConfs().stream().allMatch(Known::isUsual)
                && areKnown(all.getConfs().stream()
                        .map(NeuralNetConfiguration::getLayer)
                        .toList());
    }

    /** False for a network or batches too large for one Java array. */
    static boolean fits(MultiLayerNetwork network, int rows) {
        long widest = Arrays.stream(network.getLayers())
                .map(layer -> layer.conf().getLayer())
                .filter(FeedForwardLayer.class::isInstance)
                .map(FeedForwardLayer.class::cast)
                .mapToLong(layer -> Math.max(layer.getNIn(), layer.getNOut()))
                .max()
                .orElseThrow();
        return network.numParams() < MOST && widest * Math.max(rows, LeanStep.MEASURED_AT_ONCE) < MOST;
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
        if (layer.getConstraints() != null && !layer.getConstraints().isEmpty()) {
            return false;
        }
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
        if (layer.getClass() == BatchNormalization.class) {
            BatchNormalization normalization = (BatchNormalization) layer;
            return isPlain(normalization)
                    && normalization.isMinibatch()
                    && !normalization.isLockGammaBeta()
                    && !normalization.isUseLogStd();
        }
        return layer.getClass() == ActivationLayer.class && isKnown(((ActivationLayer) layer).getActivationFn());
    }

    private static boolean isKnown(DropoutLayer layer) {
        return layer.getIDropout() != null
                && layer.getIDropout().getClass() == Dropout.class
                && ((Dropout) layer.getIDropout()).getPSchedule() == null;
    }

    private static boolean isKnownOutput(OutputLayer output) {
        boolean noConstraints =
                output.getConstraints() == null || output.getConstraints().isEmpty();
        return noConstraints && output.getIDropout() == null && isPlain(output) && hasKnownLoss(output);
    }

    private static boolean hasKnownLoss(OutputLayer output) {
        if (output.getLossFn().getClass() == LossMCXENT.class) {
            return ((LossMCXENT) output.getLossFn()).getWeights() == null
                    && output.getActivationFn().getClass() == ActivationSoftmax.class;
        }
        return output.getLossFn().equals(new LossMSE()) && isKnown(output.getActivationFn());
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
