package dev.parzen.objective.network.architecture;

import dev.parzen.objective.network.ActivationFunction;
import dev.parzen.objective.network.Initialization;
import dev.parzen.objective.network.RowForm.Category;
import java.util.List;

/** One step of the computation, without holes. */
public sealed interface Layer {

    /** The answer for the kind that this is. */
    <R> R map(Cases<R> cases);

    /** One answer for each kind of layer. */
    interface Cases<R> {
        R affine(Affine affine);

        R convolve(Convolve convolve);

        R pool(Pool pool);

        R poolAll(PoolAll poolAll);

        R flatten(Flatten flatten);

        R recur(Recur recur);

        R embed(Embed embed);

        R embedColumns(EmbedColumns embedding);

        R normalize(Normalize normalize);

        R activate(Activate activate);

        R drop(Drop drop);
    }

    /**
     * x W + b with {@code width} columns in W.
     *
     * @param bias whether there is a b
     */
    record Affine(int width, Initialization initialization, boolean bias) implements Layer {
        /** With a bias. */
        public Affine(int width, Initialization initialization) {
            this(width, initialization, true);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.affine(this);
        }
    }

    /**
     * What a window computes of a row, and where it stands.
     *
     * @param axes 2 for an image (a square window), 1 for a sequence
     * @param size of the window along each axis
     */
    record Window(int axes, int size, int stride, Padding padding) {
        /** How many places it covers. */
        long area() {
            return axes == 2 ? (long) size * size : size;
        }
    }

    /** At every place of the window, the sum over its inputs times weights, for each filter. No kernel is flipped. */
    record Convolve(int filters, Window window, Initialization initialization, boolean bias) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.convolve(this);
        }
    }

    /** Pooling of each channel over a window; along as many axes as its input has. */
    record Pool(Pooling function, int size, int stride, Padding padding) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.pool(this);
        }
    }

    /** Pooling of each channel over all places or steps. */
    record PoolAll(Pooling function) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.poolAll(this);
        }
    }

    /** All numbers of a row, side by side. */
    record Flatten() implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.flatten(this);
        }
    }

    /**
     * A long short-term memory (Hochreiter and Schmidhuber 1997; forget gate by Gers et al. 2000): for each step
     * i, f, o = σ(x W + h U + b) and g = tanh(x W + h U + b), each with weights of its own, then
     * c ← f c + i g and h ← o tanh(c). h and c begin at 0, the b of f at 1.
     *
     * @param sequence whether h of every step goes on, or that of the last one alone
     */
    record Recur(int units, boolean sequence, Initialization initialization) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.recur(this);
        }
    }

    /** A vector of {@code width} learnt numbers for each whole number from 0 to {@code inputs} − 1 of a plain row. */
    record Embed(int inputs, int width, Initialization initialization) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.embed(this);
        }
    }

    /**
     * A vector of learnt numbers in the place of each category that a row has: the 0 and 1 of its levels times the table of
     * the column, with a row for each level, so that an unknown level becomes zeros. The other numbers go on as they are. It
     * is a matrix with the tables and single ones along its diagonal, and zeros else.
     *
     * @param tables in the order of the row
     */
    record EmbedColumns(List<Table> tables) implements Layer {
        public EmbedColumns {
            tables = List.copyOf(tables);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.embedColumns(this);
        }

        /** How many numbers it makes of a row of so many. */
        public int width(int input) {
            return input
                    + tables.stream()
                            .mapToInt(table -> table.width() - table.category().levels())
                            .sum();
        }
    }

    /** The vectors of {@code width} numbers for the levels of a category. */
    record Table(Category category, int width) {}

    /**
     * Batch normalisation (Ioffe and Szegedy 2015) of each feature or channel.
     *
     * @param momentum share of the running mean and variance that stays in a step
     * @param epsilon added to the variance
     */
    record Normalize(double momentum, double epsilon) implements Layer {
        /** With the usual constants. */
        public Normalize() {
            this(0.9, 1e-5);
        }

        @Override
        public <R> R map(Cases<R> cases) {
            return cases.normalize(this);
        }
    }

    /** An activation function. */
    record Activate(ActivationFunction function) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.activate(this);
        }
    }

    /** Dropout (Srivastava et al. 2014); {@code rate} is the share dropped, above 0. */
    record Drop(double rate) implements Layer {
        @Override
        public <R> R map(Cases<R> cases) {
            return cases.drop(this);
        }
    }
}
