package dev.parzen.objective.network;

import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;

/** The constants of activations and initialisations, for all layers of a network. */
@Described("The constants of activations and initialisations, for all layers.")
public record LayerConstants(
        @Described(value = "What LeakyReLU multiplies negative sums by.", byDefault = "0.01")
        Setting<Double> leakySlope,

        @Described(value = "The standard deviation of weights whose initialisation is normal.", byDefault = "0.05")
        Setting<Double> initialDeviation) {

    public static final LayerConstants DEFAULTS = new LayerConstants(Setting.of(0.01), Setting.of(0.05));

    public LayerConstants {
        Rule.share().require("leakySlope", leakySlope);
        Rule.positive().require("initialDeviation", initialDeviation);
    }

    /** The constants with the values that {@code reader} gives. */
    public ResolvedNetwork.Shaping resolve(SettingReader reader) {
        return new ResolvedNetwork.Shaping(
                reader.read("leakySlope", leakySlope, Rule.share()),
                reader.read("initialDeviation", initialDeviation, Rule.positive()));
    }
}
