package dev.parzen.training.dl4j.rule;

import dev.parzen.objective.network.GradientClipping.Extent;
import dev.parzen.objective.network.GradientClipping.Limit;
import dev.parzen.training.dl4j.lean.update.Restriction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Clips gradients before weights are changed by them, and keeps from changing what only looks like a weight. DL4J knows no
 * norm of the whole gradient, and takes what batch normalisation adds to its running mean and variance for a part of the
 * gradient, which would upset them.
 */
final class ClippedUpdater extends MultiLayerUpdater implements Restriction {
    private static final long serialVersionUID = 1L;

    private final Limit limit;
    private final transient Optional<Tables> tables;

    ClippedUpdater(MultiLayerNetwork network, Limit limit, Optional<Tables> tables) {
        super(network);
        this.limit = limit;
        this.tables = tables;
    }

    @Override
    public Limit limit() {
        return limit;
    }

    @Override
    public Optional<INDArray> learnt() {
        return tables.map(Tables::mask);
    }

    /** What the tables leave alone has no gradient, and no terms for weights or momentum move it either. */
    @Override
    public void update(Gradient gradient, int iteration, int epoch, int batchSize, LayerWorkspaceMgr workspaceMgr) {
        confine(gradient);
        super.update(gradient, iteration, epoch, batchSize, workspaceMgr);
        confine(gradient);
    }

    private void confine(Gradient gradient) {
        tables.ifPresent(all -> all.confine(gradient.getGradientFor(Tables.MATRIX)));
    }

    /** After this the gradient is that of the mean over the batch; the pieces that are divided are the gradient. */
    @Override
    protected void divideByMinibatch(boolean isExternal, Gradient gradient, int batchSize) {
        super.divideByMinibatch(isExternal, gradient, batchSize);
        if (limit.extent() == Extent.NETWORK) {
            scaleDown(gradientsForMinibatchDivision);
        }
    }

    @Override
    public void preApply(Trainable layer, Gradient gradient, int iteration) {
        List<INDArray> parts = gradient.gradientForVariable().entrySet().stream()
                .filter(part -> layer.updaterDivideByMinibatch(part.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        switch (limit.extent()) {
            case LAYER -> scaleDown(parts);
            case ARRAY -> parts.forEach(part -> scaleDown(List.of(part)));
            case NUMBER -> parts.forEach(this::cut);
            case NETWORK, NONE -> {}
        }
    }

    private void scaleDown(List<INDArray> parts) {
        double squares = 0;
        for (INDArray part : parts) {
            double norm = part.norm2Number().doubleValue();
            squares += norm * norm;
        }
        double norm = Math.sqrt(squares);
        if (norm > limit.most()) {
            parts.forEach(part -> part.muli(limit.most() / norm));
        }
    }

    private void cut(INDArray part) {
        Transforms.max(Transforms.min(part, limit.most(), false), -limit.most(), false);
    }
}
