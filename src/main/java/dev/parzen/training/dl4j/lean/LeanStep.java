package dev.parzen.training.dl4j.lean;

import dev.parzen.training.dl4j.lean.stage.Drop;
import dev.parzen.training.dl4j.lean.stage.Loss;
import dev.parzen.training.dl4j.lean.stage.Pass;
import dev.parzen.training.dl4j.lean.stage.Stage;
import dev.parzen.training.dl4j.lean.update.Update;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Steps on the memory of a network's own arrays. */
final class LeanStep implements Step {
    private final MultiLayerNetwork network;
    private final int rows;
    private final List<Stage> stages;
    private final int firstThatLearns;
    private final Loss loss;
    private final INDArray weights;
    private Update update;
    private final long seed;
    private final float[] targets;
    private final Step library;

    /**
     * Steps for a network that is {@link Known}.
     *
     * @param rows the most of a batch
     */
    LeanStep(MultiLayerNetwork network, int rows) {
        this.network = network;
        library = new LibraryStep(network);
        this.rows = Room.rows(Route.of(network.getLayerWiseConfigurations()).orElseThrow(), rows);
        if (network.getFlattenedGradients() == null) {
            network.initGradientsView();
        }
        stages = Reading.stages(network, this.rows);
        firstThatLearns = first(stages);
        loss = Reading.loss(network);
        weights = network.params();
        update = new Update(network);
        seed = network.getDefaultConfiguration().getSeed();
        targets = new float[rows * width()];
    }

    private static int first(List<Stage> stages) {
        int first = 0;
        while (!stages.get(first).learns()) {
            first++;
        }
        return first;
    }

    @Override
    public double on(DataSet batch) {
        return isPlain(batch) ? step(batch) : library.on(batch);
    }

    private double step(DataSet batch) {
        requireSameMemory();
        int iteration = network.getIterationCount();
        Pass pass = new Pass(batch.numExamples(), true, Drop.mix(seed + Drop.mix(iteration)));
        double score = pass(batch, pass);
        update.apply(iteration, network.getEpochCount());
        network.getLayerWiseConfigurations().setIterationCount(iteration + 1);
        network.setScore(score);
        return score;
    }

    @Override
    public float[] outputs(INDArray features) {
        return isPlain(features, stages.get(0).inputs) ? measure(features) : library.outputs(features);
    }

    private float[] measure(INDArray features) {
        int all = features.rows();
        float[] outputs = new float[all * width()];
        for (int from = 0; from < all; from += rows) {
            int count = Math.min(rows, all - from);
            FloatPointer some = new FloatPointer(pointer(features)).position((long) from * features.columns());
            System.arraycopy(forward(some, Pass.toMeasure(count)), 0, outputs, from * width(), count * width());
        }
        return outputs;
    }

    /** A changed learning rate may have brought another updater. */
    private void requireSameMemory() {
        if (network.params() != weights) {
            throw new IllegalStateException("The network has other weights now: make another step for it.");
        }
        if (!update.isCurrent()) {
            update = new Update(network);
        }
    }

    private double pass(DataSet batch, Pass pass) {
        float[] outputs = forward(pointer(batch.getFeatures()), pass);
        pointer(batch.getLabels()).get(targets, 0, pass.rows() * width());
        double score = loss.toGradient(outputs, targets, pass.rows(), width());
        weigh(outputs, batch.getLabelsMaskArray());
        float[] gradient = outputs;
        for (int i = stages.size() - 1; i >= firstThatLearns; i--) {
            gradient = stages.get(i).backward(gradient, pass);
        }
        return score;
    }

    /** A mask of the labels has a weight for each row, by which its loss is multiplied. */
    private void weigh(float[] gradient, INDArray mask) {
        if (mask != null) {
            for (int row = 0; row < mask.length(); row++) {
                float weight = mask.getFloat(row);
                for (int i = row * width(); i < (row + 1) * width(); i++) {
                    gradient[i] *= weight;
                }
            }
        }
    }

    private float[] forward(FloatPointer features, Pass pass) {
        float[] values = stages.get(0).begin(features, pass);
        for (int i = 1; i < stages.size(); i++) {
            values = stages.get(i).forward(values, pass);
        }
        loss.finish(values, pass.rows(), width());
        return values;
    }

    private boolean isPlain(DataSet batch) {
        return batch.getFeaturesMaskArray() == null
                && batch.numExamples() <= rows
                && isPlain(batch.getFeatures(), stages.get(0).inputs)
                && isPlain(batch.getLabels(), width());
    }

    /** True for a matrix that is one stretch of memory, row by row. */
    private static boolean isPlain(INDArray matrix, int columns) {
        return matrix.dataType() == DataType.FLOAT
                && matrix.rank() == 2
                && matrix.size(1) == columns
                && matrix.ordering() == 'c'
                && matrix.offset() == 0
                && matrix.length() == matrix.data().length();
    }

    private int width() {
        return stages.get(stages.size() - 1).outputs;
    }

    private static FloatPointer pointer(INDArray rows) {
        return (FloatPointer) rows.data().pointer();
    }

    @Override
    public void close() {
        stages.forEach(Stage::close);
    }
}
