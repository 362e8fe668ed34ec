package dev.parzen.training.dl4j.lean;

/** What is minimised: the mean over rows. Matrices have a column for each output. */
enum Loss {
    /** −Σ t ln y with y the softmax of the last layer's sums; at least 10⁻¹⁰ is taken for y, as in DL4J. */
    CROSS_ENTROPY {
        @Override
        void finish(float[] sums, int rows, int width) {
            for (int from = 0; from < rows * width; from += width) {
                Softmax.ofRow(sums, from, width);
            }
        }

        @Override
        double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 1f / rows;
            for (int i = 0; i < rows * width; i++) {
                if (targets[i] != 0) {
                    loss -= targets[i] * Math.log(Math.max(1e-10, y[i]));
                }
                y[i] = (y[i] - targets[i]) * share;
            }
            return loss / rows;
        }
    },
    /** Σ (y − t)² / width. */
    MEAN_SQUARED_ERROR {
        @Override
        void finish(float[] y, int rows, int width) {
            // the last activation has done it
        }

        @Override
        double toGradient(float[] y, float[] targets, int rows, int width) {
            double loss = 0;
            float share = 2f / rows / width;
            for (int i = 0; i < rows * width; i++) {
                float error = y[i] - targets[i];
                loss += (double) error * error;
                y[i] = error * share;
            }
            return loss / rows / width;
        }
    };

    /** Makes outputs of what the last stage gave, in place. */
    abstract void finish(float[] values, int rows, int width);

    /**
     * Puts the gradient with respect to what the last stage gave in the place of the outputs.
     *
     * @return the loss
     */
    abstract double toGradient(float[] outputs, float[] targets, int rows, int width);
}
