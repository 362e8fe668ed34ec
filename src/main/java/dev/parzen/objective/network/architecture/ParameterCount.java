package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.Shape;
import dev.parzen.objective.network.architecture.Layer.Activate;
import dev.parzen.objective.network.architecture.Layer.Affine;
import dev.parzen.objective.network.architecture.Layer.Convolve;
import dev.parzen.objective.network.architecture.Layer.Drop;
import dev.parzen.objective.network.architecture.Layer.Embed;
import dev.parzen.objective.network.architecture.Layer.EmbedColumns;
import dev.parzen.objective.network.architecture.Layer.Flatten;
import dev.parzen.objective.network.architecture.Layer.Normalize;
import dev.parzen.objective.network.architecture.Layer.Pool;
import dev.parzen.objective.network.architecture.Layer.PoolAll;
import dev.parzen.objective.network.architecture.Layer.Recur;

/** How many parameters a layer has, by the shape of its input. */
record ParameterCount(Shape input) implements Layer.Cases<ParameterCount.Counts> {

    /** Those that training changes, and the others. */
    record Counts(long trainable, long frozen) {
        static final Counts NONE = new Counts(0, 0);
    }

    @Override
    public Counts affine(Affine affine) {
        return new Counts((input.size() + bias(affine.bias())) * affine.width(), 0);
    }

    @Override
    public Counts convolve(Convolve convolve) {
        return new Counts(
                (convolve.window().area() * input.channels() + bias(convolve.bias())) * convolve.filters(), 0);
    }

    @Override
    public Counts pool(Pool pool) {
        return Counts.NONE;
    }

    @Override
    public Counts poolAll(PoolAll poolAll) {
        return Counts.NONE;
    }

    @Override
    public Counts flatten(Flatten flatten) {
        return Counts.NONE;
    }

    @Override
    public Counts recur(Recur recur) {
        long units = recur.units();
        return new Counts(4 * units * (input.channels() + units + 1), 0);
    }

    @Override
    public Counts embed(Embed embed) {
        return new Counts((long) embed.inputs() * embed.width(), 0);
    }

    @Override
    public Counts embedColumns(EmbedColumns embedding) {
        long learnt = embedding.tables().stream()
                .mapToLong(table -> (long) table.category().levels() * table.width())
                .sum();
        return new Counts(learnt, (long) input.size() * embedding.width(input.size()) - learnt);
    }

    @Override
    public Counts normalize(Normalize normalize) {
        return new Counts(2L * input.channels(), 2L * input.channels());
    }

    @Override
    public Counts activate(Activate activate) {
        return Counts.NONE;
    }

    @Override
    public Counts drop(Drop drop) {
        return Counts.NONE;
    }

    private static long bias(boolean bias) {
        return bias ? 1 : 0;
    }
}
