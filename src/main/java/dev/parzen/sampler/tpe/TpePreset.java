package dev.parzen.sampler.tpe;

import dev.parzen.space.Preset;
import java.util.Map;

/** Settings that belong together, by the name of who recommends them. */
public enum TpePreset implements Preset {
    /** What came out best over many seeds. */
    DEFAULT(Map.of()),
    /** The recommendation of Watanabe 2023. */
    WATANABE_2023(Map.of(
            "gamma", "\"linear-15\"",
            "weights", "\"improvement\"",
            "fading", "false",
            "bandwidth", "\"fixed-floor\"")),
    /** The defaults of Optuna 5. */
    OPTUNA(Map.of(
            "gamma", "\"linear\"",
            "weights", "\"age\"",
            "fading", "true",
            "bandwidth", "\"count-floor\"")),
    /** Constraints by densities of their own, as Watanabe and Hutter 2023 use them. */
    C_TPE(Map.of("gamma", "\"square-root\"", "constraints", "\"c-tpe\""));

    private final Map<String, String> defaults;

    TpePreset(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    @Override
    public Map<String, String> defaults() {
        return defaults;
    }
}
