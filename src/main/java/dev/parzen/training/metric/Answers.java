package dev.parzen.training.metric;

import dev.parzen.objective.network.Measure;
import java.util.function.IntToDoubleFunction;

/**
 * How often yes was said and how often it was right, for each of several classes or labels c: TP_c, FP_c and FN_c. The
 * quotients are those of scikit-learn's {@code precision_recall_fscore_support} with {@code zero_division=0}.
 */
final class Answers {
    private final long[] found;
    private final long[] mistaken;
    private final long[] missed;

    Answers(int classes) {
        found = new long[classes];
        mistaken = new long[classes];
        missed = new long[classes];
    }

    void add(int c, boolean truly, boolean said, long times) {
        if (truly && said) {
            found[c] += times;
        } else if (said) {
            mistaken[c] += times;
        } else if (truly) {
            missed[c] += times;
        }
    }

    long found(int c) {
        return found[c];
    }

    long mistaken(int c) {
        return mistaken[c];
    }

    long missed(int c) {
        return missed[c];
    }

    /** Precision, recall or F1, plain or weighted. */
    double formula(Measure measure) {
        return switch (measure) {
            case PRECISION -> mean(this::precision);
            case RECALL -> mean(this::recall);
            case F1 -> mean(this::f1);
            case WEIGHTED_PRECISION -> weighted(this::precision);
            case WEIGHTED_RECALL -> weighted(this::recall);
            case WEIGHTED_F1 -> weighted(this::f1);
            default -> throw new IllegalArgumentException(measure + " does not follow from answers");
        };
    }

    private double precision(int c) {
        return ratio(found[c], found[c] + mistaken[c]);
    }

    private double recall(int c) {
        return ratio(found[c], found[c] + missed[c]);
    }

    private double f1(int c) {
        return ratio(2 * found[c], 2 * found[c] + mistaken[c] + missed[c]);
    }

    private double mean(IntToDoubleFunction figure) {
        double sum = 0;
        for (int c = 0; c < found.length; c++) {
            sum += figure.applyAsDouble(c);
        }
        return sum / found.length;
    }

    /** Each class counts as often as it truly comes up. */
    private double weighted(IntToDoubleFunction figure) {
        double sum = 0;
        long all = 0;
        for (int c = 0; c < found.length; c++) {
            long times = found[c] + missed[c];
            sum += times * figure.applyAsDouble(c);
            all += times;
        }
        return all == 0 ? 0 : sum / all;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
