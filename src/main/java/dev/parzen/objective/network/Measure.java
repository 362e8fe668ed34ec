package dev.parzen.objective.network;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.Labelled;

/**
 * A figure that says how good a network is on some rows. For classes c: TP_c, FP_c and FN_c count the rows of the class
 * that were found, those wrongly taken for it, and those that were missed; a quotient 0/0 counts 0. For several labels each
 * label takes the place of a class. For quantities: x_ij is number j of row i in the unit of the data, y_ij what the
 * network says.
 */
public enum Measure implements Labelled {
    /** The mean over the rows of the loss, without any term for the weights. */
    LOSS("loss", true),
    /** The share of rows classified rightly; with several labels the share of the answers (Keras's binary accuracy). */
    ACCURACY("accuracy", false),
    /** With several labels: the share of rows of which every label is right. */
    EXACT_MATCH("exact-match", false),
    /** The mean over the classes of TP_c / (TP_c + FP_c). */
    PRECISION("precision", false),
    /** The mean over the classes of TP_c / (TP_c + FN_c). */
    RECALL("recall", false),
    /** The mean over the classes of 2 TP_c / (2 TP_c + FP_c + FN_c). */
    F1("f1", false),
    /** Like PRECISION, but each class counts as much as it has rows. */
    WEIGHTED_PRECISION("weighted-precision", false),
    /** Like RECALL, but each class counts as much as it has rows. */
    WEIGHTED_RECALL("weighted-recall", false),
    /** Like F1, but each class counts as much as it has rows. */
    WEIGHTED_F1("weighted-f1", false),
    /**
     * The area under the ROC curve: how likely a row of the class gets a larger output for it than one of another class,
     * where equal outputs count half. Of two classes that of the second; of more the mean over the classes, each against
     * the rest. Classes that no row or every row has are left out; NaN if that leaves none.
     */
    ROC_AUC("roc-auc", false),
    /** Σ_ij (y_ij − x_ij)² / (rows · quantities). */
    MSE("mse", true),
    /** The root of MSE. */
    RMSE("rmse", true),
    /** Σ_ij |y_ij − x_ij| / (rows · quantities). */
    MAE("mae", true),
    /** The mean over j of R²_j = 1 − Σ_i (y_ij − x_ij)² / Σ_i (x_ij − mean_j)²; where all x_ij are equal 1 or 0. */
    R2("r2", false);

    private final String label;
    private final boolean minimized;

    Measure(String label, boolean minimized) {
        this.label = label;
        this.minimized = minimized;
    }

    @Override
    public String label() {
        return label;
    }

    /** The label as a member of a JSON object: {@code rocAuc}. */
    public String key() {
        return Metric.camelCase(label);
    }

    /** True if rows have it whose targets are of this kind. */
    public boolean fits(Task task) {
        return switch (this) {
            case LOSS -> true;
            case ACCURACY, PRECISION, RECALL, F1, WEIGHTED_PRECISION, WEIGHTED_RECALL, WEIGHTED_F1, ROC_AUC ->
                task != Task.REGRESSION;
            case EXACT_MATCH -> task == Task.MULTI_LABEL;
            case MSE, RMSE, MAE, R2 -> task == Task.REGRESSION;
        };
    }

    /** True if smaller values are better. */
    public boolean isMinimized() {
        return minimized;
    }
}
