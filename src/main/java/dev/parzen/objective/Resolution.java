package dev.parzen.objective;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.Loss;
import dev.parzen.objective.network.Metric;
import dev.parzen.objective.network.Optimizer;
import dev.parzen.objective.network.RatePlan;
import dev.parzen.objective.network.ResolvedNetwork;
import dev.parzen.objective.network.architecture.LayerStack;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.InvalidValueException;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Fills the holes of a network with what a reader finds for its settings. */
final class Resolution {
    private static final Rule<Scaling> SCALING = Rule.oneOf(Scaling.class);

    private final NeuralNetwork asked;
    private final SettingReader reader;

    Resolution(NeuralNetwork asked, SettingReader reader) {
        this.asked = asked;
        this.reader = reader;
    }

    ResolvedNetwork network() {
        Loss decided = reader.read(
                        "loss",
                        asked.loss(),
                        Loss.rule(asked.data().task(), asked.output().activation()))
                .decided(asked.data().task());
        ResolvedNetwork.Updating updating = updating();
        return new ResolvedNetwork(
                new LayerStack(
                        asked.input().map(InputSpec::resolve),
                        LayerSpec.resolve(asked.layers(), reader),
                        under("data", () -> asked.data().embeddedColumns(reader))),
                asked.output().resolve(decided, asked.data().task(), reader),
                under("layerConstants", () -> asked.layerConstants().resolve(reader)),
                decided,
                updating,
                regularization(updating.optimizer()),
                batching(),
                course(),
                under("data", () -> reader.read("scaling", asked.data().scaling(), SCALING)));
    }

    private ResolvedNetwork.Updating updating() {
        Optimizer rule = reader.read("optimizer", asked.optimizer(), NeuralNetwork.OPTIMIZER);
        double rate = reader.read("learningRate", asked.learningRate(), Rule.positive());
        int epochs = epochs();
        RatePlan rates = under("schedule", () -> asked.schedule().resolve(rate, epochs, reader));
        return under("constants", () -> asked.constants().resolve(rule, rates, reader));
    }

    private ResolvedNetwork.Regularization regularization(Optimizer rule) {
        return new ResolvedNetwork.Regularization(
                reader.read("l1", asked.l1(), Rule.notNegative()),
                reader.read("l2", asked.l2(), Rule.notNegative()),
                asked.weightDecay()
                        .map(given -> reader.read("weightDecay", given, Rule.notNegative()))
                        .orElseGet(rule::weightDecay),
                under("gradientClipping", () -> asked.gradientClipping().resolve(reader)),
                asked.maxNorm()
                        .map(given -> OptionalDouble.of(reader.read("maxNorm", given, Rule.positive())))
                        .orElseGet(OptionalDouble::empty));
    }

    private ResolvedNetwork.Batching batching() {
        return new ResolvedNetwork.Batching(
                reader.read("batchSize", asked.batchSize(), NeuralNetwork.BATCH_SIZE),
                asked.shuffle(),
                reader.read("imbalance", asked.imbalance(), NeuralNetwork.IMBALANCE),
                asked.classWeights());
    }

    private ResolvedNetwork.Course course() {
        return new ResolvedNetwork.Course(
                epochs(), asked.seed(), asked.metric().values(), watching(), asked.timeLimit());
    }

    private int epochs() {
        return reader.read("epochs", asked.epochs(), NeuralNetwork.EPOCHS);
    }

    /** A cost is no measure of which epoch was best: the first would be, whatever is learnt after it. */
    private ResolvedNetwork.Watching watching() {
        Metric first = asked.metric().values().stream()
                .filter(Metric::isMeasured)
                .findFirst()
                .orElse(Metric.VALIDATION_LOSS);
        return asked.earlyStopping()
                .map(rule -> rule.resolve(reader, first))
                .orElseGet(() -> ResolvedNetwork.Watching.toTheEnd(first));
    }

    /** Points refusals below {@code member}. */
    static <R> R under(String member, Supplier<R> resolution) {
        try {
            return resolution.get();
        } catch (InvalidValueException refused) {
            throw refused.under(member);
        }
    }
}
