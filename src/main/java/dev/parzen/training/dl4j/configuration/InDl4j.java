package dev.parzen.training.dl4j.configuration;

import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Cases;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Drop;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Flatten;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.network.architecture.Layer.Pool;
import dev.parzen.objective.network.architecture.Layer.PoolAll;
import dev.parzen.objective.network.architecture.Layer.Recur;
import dev.parzen.objective.network.architecture.Layer.Window;
import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.network.architecture.Pooling;
import dev.parzen.objective.network.architecture.Stage;
import dev.parzen.training.dl4j.configuration.Forms.Form;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;

/**
 * A layer in DL4J's words, with channels before places. Sums have no activation yet.
 *
 * @param input the shape of what comes in
 * @param terms what the layers are made of
 */
record InDl4j(Shape input, Terms terms) implements Cases<Layer> {

    @Override
    public Layer affine(Affine affine) {
        return terms.regularizations()
                .on(new DenseLayer.Builder()
                        .nIn(input.size())
                        .nOut(affine.width())
                        .activation(Activation.IDENTITY)
                        .weightInit(terms.initializations().of(affine.initialization()))
                        .hasBias(affine.bias())
                        .build());
    }

    @Override
    public Layer convolve(Convolve convolve) {
        Window window = convolve.window();
        return terms.regularizations()
                .on(new ConvolutionLayer.Builder(square(window.size()))
                        .stride(square(window.stride()))
                        .convolutionMode(mode(window.padding()))
                        .nIn(input.channels())
                        .nOut(convolve.filters())
                        .activation(Activation.IDENTITY)
                        .weightInit(terms.initializations().of(convolve.initialization()))
                        .hasBias(convolve.bias())
                        .build());
    }

    @Override
    public Layer pool(Pool pool) {
        return new SubsamplingLayer.Builder(type(pool.function()))
                .kernelSize(square(pool.size()))
                .stride(square(pool.stride()))
                .convolutionMode(mode(pool.padding()))
                .build();
    }

    @Override
    public Layer poolAll(PoolAll poolAll) {
        return new GlobalPoolingLayer.Builder(type(poolAll.function())).build();
    }

    @Override
    public Layer flatten(Flatten flatten) {
        throw new IllegalArgumentException("DL4J has no layer for this: a preprocessor does it.");
    }

    @Override
    public Layer recur(Recur recur) {
        LSTM lstm = terms.regularizations()
                .on(new LSTM.Builder()
                        .nIn(input.channels())
                        .nOut(recur.units())
                        .activation(Activation.TANH)
                        .gateActivationFunction(Activation.SIGMOID)
                        .forgetGateBiasInit(1)
                        .weightInit(terms.initializations().of(recur.initialization()))
                        .dataFormat(RNNFormat.NCW)
                        .build());
        return recur.sequence() ? lstm : new LastTimeStep(lstm);
    }

    @Override
    public Layer embed(Embed embed) {
        return terms.regularizations()
                .on(new EmbeddingSequenceLayer.Builder()
                        .nIn(embed.inputs())
                        .nOut(embed.width())
                        .inputLength(input.size())
                        .inferInputLength(false)
                        .activation(Activation.IDENTITY)
                        .weightInit(terms.initializations().of(embed.initialization()))
                        .outputDataFormat(RNNFormat.NCW)
                        .build());
    }

    /** A dense layer, of which only the tables are learnt: {@link dev.parzen.training.dl4j.rule.Tables}. */
    @Override
    public Layer embedColumns(EmbedColumns embedding) {
        return terms.regularizations()
                .withTerms(new DenseLayer.Builder()
                        .nIn(input.size())
                        .nOut(embedding.width(input.size()))
                        .activation(Activation.IDENTITY)
                        .weightInit(Initializations.ofTables())
                        .hasBias(false)
                        .build());
    }

    @Override
    public Layer normalize(Normalize normalize) {
        return new BatchNormalization.Builder()
                .nIn(input.channels())
                .nOut(input.channels())
                .decay(normalize.momentum())
                .eps(normalize.epsilon())
                .useLogStd(false)
                .build();
    }

    @Override
    public Layer activate(Activate activate) {
        return new ActivationLayer(terms.activations().of(activate.function()));
    }

    @Override
    public Layer drop(Drop drop) {
        return new DropoutLayer(1 - drop.rate()); // DL4J asks for the share that stays
    }

    /** Extents of a window: as high as wide over an image, 1 wide over a sequence, which is an image of width 1. */
    private int[] square(int extent) {
        return new int[] {extent, input.extents().size() == 3 ? extent : 1};
    }

    /** The form that a layer wants its input in; empty if it takes any. */
    Optional<Form> form(dev.parzen.objective.network.architecture.Layer layer) {
        if (layer instanceof Recur) {
            return Optional.of(Form.STEPS);
        }
        boolean takesAny = layer instanceof Drop || layer instanceof Embed;
        return takesAny ? Optional.empty() : Optional.of(Form.PLANES);
    }

    /** The form that a layer makes; empty if it keeps that of its input. */
    Optional<Form> made(Stage stage) {
        if (stage.output().extents().size() == 1) {
            return Optional.of(Form.ROWS);
        }
        return stage.layer() instanceof Embed ? Optional.of(Form.STEPS) : Optional.empty();
    }

    private static ConvolutionMode mode(Padding padding) {
        return padding == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static PoolingType type(Pooling pooling) {
        return pooling == Pooling.MAX ? PoolingType.MAX : PoolingType.AVG;
    }
}
