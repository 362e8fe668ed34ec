package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Measure;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Metric.Side;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.Architecture;
import dev.parzen.training.DataException;
import dev.parzen.training.TestMetrics;
import dev.parzen.training.data.Dataset;
import dev.parzen.training.dl4j.configuration.Configuration;
import dev.parzen.training.metric.Tally;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures a network after an epoch: all that is usual for the data, and what the trial is judged and watched by. */
final class Gauge implements AutoCloseable {
    static final int TRAINING_ROWS_MEASURED = 5000;

    private final Set<Metric> asked;
    private final Probe training;
    private final Probe validation;
    private final boolean hasValidation;
    private final long parameters;

    Gauge(ResolvedNetwork network, Dataset data) {
        asked = new TreeSet<>(network.course().metrics());
        asked.add(network.course().watching().monitor());
        network.updating().rates().monitor().ifPresent(asked::add);
        Architecture architecture = Configuration.architecture(network, data);
        long widest = architecture.widest();
        training = new Probe(data.training(), data, network.loss(), TRAINING_ROWS_MEASURED, widest);
        validation = new Probe(data.validation(), data, network.loss(), Integer.MAX_VALUE, widest);
        hasValidation = data.validation().size() > 0;
        parameters = architecture.trainable();
    }

    /**
     * The figures of this epoch.
     *
     * @param network the outputs for rows of features
     * @param secondsPerEpoch the mean so far; it is asked when all else is measured
     * @throws DataException if the trial is to be judged by a figure that such data do not have
     */
    Map<Metric, Double> measure(Function<INDArray, float[]> network, DoubleSupplier secondsPerEpoch) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        put(figures, Side.TRAIN, training.measure(network, false));
        if (hasValidation) {
            put(figures, Side.VALIDATION, validation.measure(network, asked.contains(Metric.VALIDATION_ROC_AUC)));
        }
        if (asked.contains(Metric.PARAMETERS)) {
            figures.put(Metric.PARAMETERS, (double) parameters);
        }
        if (asked.contains(Metric.SECONDS_PER_EPOCH)) {
            figures.put(Metric.SECONDS_PER_EPOCH, secondsPerEpoch.getAsDouble());
        }
        return figures;
    }

    private void put(Map<Metric, Double> figures, Side side, Tally tally) {
        for (Measure measure : Measure.values()) {
            Metric.of(side, measure)
                    .filter(metric -> tally.usual().contains(measure) || asked.contains(metric))
                    .ifPresent(metric -> figures.put(metric, required(metric, tally)));
        }
    }

    private static double required(Metric metric, Tally tally) {
        Measure measure = metric.measure().orElseThrow();
        if (!tally.measures().contains(measure)) {
            throw new DataException("The metric " + metric.label() + " is none that such data have: they have "
                    + String.join(
                            ", ", tally.measures().stream().map(Measure::label).toList())
                    + ".");
        }
        return tally.figure(measure);
    }

    /** Everything that can be said of a network on the validation part. */
    TestMetrics ofValidation(MultiLayerNetwork model) {
        return validation.measure(model, true).result();
    }

    @Override
    public void close() {
        training.close();
        validation.close();
    }
}
