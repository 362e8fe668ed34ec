package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;

/**
 * The rule by which a gradient g changes a weight w, at learning rate α. States begin at 0, but s of AdaGrad at
 * 10⁻⁶ and s of RMSprop at 10⁻⁸; v is a velocity, s a running mean or sum of squares, t counts from 1.
 */
public enum Optimizer implements Labelled {
    /** w ← w − α g. */
    SGD("SGD"),
    /** v ← μ v − α g; w ← w + v. */
    MOMENTUM("Momentum"),
    /** v' ← μ v − α g; w ← w + v' + μ (v' − v): momentum with the gradient taken ahead. */
    NESTEROV("Nesterov"),
    /** s ← s + g²; w ← w − α g / (√s + ε). */
    ADAGRAD("AdaGrad"),
    /** s ← ρ s + (1 − ρ) g²; w ← w − α g / √(s + ε). */
    RMSPROP("RMSprop"),
    /** m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) g²; w ← w − α √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√s + ε). */
    ADAM("Adam");

    private final String label;

    Optimizer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The constants in these rules, most of which are seldom changed. */
    @Described("The constants of the optimizers; each optimizer uses its own.")
    public record Constants(
            @Described(value = "μ of Momentum and Nesterov.", byDefault = "0.9")
            Setting<Double> momentum,

            @Described(value = "ρ of RMSprop.", byDefault = "0.9")
            Setting<Double> rho,

            @Described(value = "β₁ of Adam.", byDefault = "0.9")
            Setting<Double> beta1,

            @Described(value = "β₂ of Adam.", byDefault = "0.999")
            Setting<Double> beta2,

            @Described(value = "ε of AdaGrad, RMSprop and Adam.", byDefault = "1e-8")
            Setting<Double> epsilon) {

        public static final Constants DEFAULTS =
                new Constants(Setting.of(0.9), Setting.of(0.9), Setting.of(0.9), Setting.of(0.999), Setting.of(1e-8));

        public Constants {
            Rule.share().require("momentum", momentum);
            Rule.share().require("rho", rho);
            Rule.share().require("beta1", beta1);
            Rule.share().require("beta2", beta2);
            Rule.positive().require("epsilon", epsilon);
        }

        /** The optimizer with the values that {@code reader} gives. */
        public ResolvedNetwork.Updating resolve(Optimizer optimizer, double learningRate, SettingReader reader) {
            return new ResolvedNetwork.Updating(
                    optimizer,
                    learningRate,
                    reader.read("momentum", momentum, Rule.share()),
                    reader.read("rho", rho, Rule.share()),
                    reader.read("beta1", beta1, Rule.share()),
                    reader.read("beta2", beta2, Rule.share()),
                    reader.read("epsilon", epsilon, Rule.positive()));
        }
    }
}
