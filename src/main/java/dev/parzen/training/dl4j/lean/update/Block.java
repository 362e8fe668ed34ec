package dev.parzen.training.dl4j.lean.update;

import dev.parzen.training.dl4j.lean.number.Floats;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Weights that lie side by side and have the same optimizer. They pass through arrays on the heap that fit the innermost
 * cache, where Java's loops run on several numbers at once.
 */
final class Block {
    private static final int CHUNK = 1024;

    private final UpdaterBlock block;
    private final IUpdater updater;
    private final Optional<Kernel.Rule> rule;
    private final Floats weights;
    private final Floats gradients;
    private final Floats[] states;
    private final List<Part> parts;
    private final float[] w = new float[CHUNK];
    private final float[] g = new float[CHUNK];
    private final float[][] s;

    /** Weights of one kind: from where, counted from the block's first, to where, and the terms for them. */
    private record Part(int from, int to, Terms terms) {}

    Block(UpdaterBlock block, Floats allWeights, Floats allGradients) {
        this.block = block;
        int start = block.getParamOffsetStart();
        int length = block.getParamOffsetEnd() - start;
        updater = block.getGradientUpdater().getConfig();
        rule = Kernel.of(updater);
        weights = allWeights.slice(start, length);
        gradients = allGradients.slice(start, length);
        states = new Floats[(block.getUpdaterViewOffsetEnd() - block.getUpdaterViewOffsetStart()) / length];
        s = new float[states.length][CHUNK];
        for (int i = 0; i < states.length; i++) {
            states[i] = Floats.of(block.getUpdaterView()).slice((long) i * length, length);
        }
        parts = block.getLayersAndVariablesInBlock().stream()
                .map(part -> part(part, start))
                .toList();
    }

    private static Part part(ParamState state, int start) {
        Terms terms = new Terms(state.getLayer().getConfig().getRegularizationByParam(state.getParamName()));
        return new Part(state.getParamOffsetStart() - start, state.getParamOffsetEnd() - start, terms);
    }

    void apply(int iteration, int epoch) {
        double rate = updater.hasLearningRate() ? updater.getLearningRate(iteration, epoch) : 1;
        Optional<Kernel> kernel = rule.map(known -> known.at(updater, iteration, epoch));
        for (Part part : parts) {
            Terms.Now terms = part.terms().at(iteration, epoch, rate);
            for (int from = part.from(); from < part.to(); from += CHUNK) {
                int count = Math.min(CHUNK, part.to() - from);
                step(from, count, terms, kernel);
            }
        }
        if (kernel.isEmpty()) {
            applyInDl4j(iteration, epoch, rate);
        }
    }

    private void step(int from, int count, Terms.Now terms, Optional<Kernel> kernel) {
        weights.read(from, w, count);
        gradients.read(from, g, count);
        terms.before(w, g, count);
        if (kernel.isEmpty()) {
            gradients.write(from, g, count);
            return;
        }
        for (int i = 0; i < states.length; i++) {
            states[i].read(from, s[i], count);
        }
        kernel.get().step(g, s, count);
        for (int i = 0; i < states.length; i++) {
            states[i].write(from, s[i], count);
        }
        terms.after(w, g, count);
        subtract(from, count);
    }

    private void applyInDl4j(int iteration, int epoch, double rate) {
        block.getGradientUpdater().applyUpdater(block.getGradientView(), iteration, epoch);
        for (Part part : parts) {
            Terms.Now terms = part.terms().at(iteration, epoch, rate);
            for (int from = part.from(); from < part.to(); from += CHUNK) {
                int count = Math.min(CHUNK, part.to() - from);
                weights.read(from, w, count);
                gradients.read(from, g, count);
                terms.after(w, g, count);
                subtract(from, count);
            }
        }
    }

    private void subtract(int from, int count) {
        for (int i = 0; i < count; i++) {
            w[i] -= g[i];
        }
        weights.write(from, w, count);
    }
}
