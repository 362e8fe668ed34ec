package dev.parzen.objective.network;

import dev.parzen.objective.network.ResolvedNetwork.Watching;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** When a training ends before its last epoch, with the meaning that Keras gives to it. */
@Described("Stops when the metric has not improved for some epochs, and keeps the model of the best one.")
public record EarlyStopping(
        @Described(
                value =
                        "The metric that is watched; null: the first that the trial is judged by, but for costs; of costs"
                                + " alone validation-loss.",
                byDefault = "null")
        Optional<Metric> monitor,

        @Described(value = "So many epochs without an improvement end the training; 0 is as 1.", byDefault = "7")
        Setting<Integer> patience,

        @Described(value = "An improvement must be larger than this.", byDefault = "0")
        Setting<Double> minDelta,

        @Described(value = "Whether smaller or larger is better; auto: as the metric has it.", byDefault = "\"auto\"")
        Mode mode,

        @Described(
                value = "Only an epoch better than this counts as an improvement that patience waits for.",
                byDefault = "null")
        Optional<Setting<Double>> baseline,

        @Described(value = "Whether the model of the best epoch is kept; false: that of the last.", byDefault = "true")
        boolean restoreBest,

        @Described(
                value = "So many epochs at the beginning are not watched: none of them counts as the best, nor for"
                        + " patience.",
                byDefault = "0")
        Setting<Integer> startAfter) {

    private static final int MOST_EPOCHS = 1_000_000;
    private static final Rule<Integer> PATIENCE = Rule.whole(0, MOST_EPOCHS);
    private static final Rule<Integer> START = Rule.whole(0, MOST_EPOCHS);

    public static final EarlyStopping DEFAULTS = after(7); // behind the rules that it is held to

    public EarlyStopping {
        PATIENCE.require("patience", patience);
        Rule.notNegative().require("minDelta", minDelta);
        baseline.ifPresent(setting -> Rule.finite().require("baseline", setting));
        START.require("startAfter", startAfter);
    }

    /** Stops after so many epochs without an improvement, and has its defaults else. */
    public static EarlyStopping after(int patience) {
        return new EarlyStopping(
                Optional.empty(),
                Setting.of(patience),
                Setting.of(0.0),
                Mode.AUTO,
                Optional.empty(),
                true,
                Setting.of(0));
    }

    /**
     * The rule with the values that {@code reader} gives.
     *
     * @param metric what is watched unless the rule says it
     */
    public Watching resolve(SettingReader reader, Metric metric) {
        Metric watched = monitor.orElse(metric);
        try {
            return new Watching(
                    watched,
                    mode.isMinimizing(watched),
                    OptionalInt.of(reader.read("patience", patience, PATIENCE)),
                    reader.read("minDelta", minDelta, Rule.notNegative()),
                    baseline.map(setting -> OptionalDouble.of(reader.read("baseline", setting, Rule.finite())))
                            .orElse(OptionalDouble.empty()),
                    restoreBest,
                    reader.read("startAfter", startAfter, START));
        } catch (InvalidValueException refused) {
            throw refused.under("earlyStopping");
        }
    }
}
