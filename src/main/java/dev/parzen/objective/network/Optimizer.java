package dev.parzen.objective.network;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import java.util.Optional;

/**
 * The rule by which a gradient g changes a weight w, at learning rate α. States begin at 0, but s of AdaGrad at
 * 10⁻⁶ and s of RMSprop at ε; v is a velocity, m a running mean, s a running mean or sum of squares, t counts from 1.
 */
public enum Optimizer implements Labelled {
    /** w ← w − α g. */
    SGD("SGD"),
    /** v ← μ v − α g; w ← w + v (Polyak 1964). */
    MOMENTUM("Momentum"),
    /** v' ← μ v − α g; w ← w + v' + μ (v' − v): momentum with the gradient taken ahead. */
    NESTEROV("Nesterov"),
    /** s ← s + g²; w ← w − α g / (√s + ε) (Duchi et al. 2011). */
    ADAGRAD("AdaGrad"),
    /**
     * s ← ρ s + (1 − ρ) g²; d = g √(u + ε) / √(s + ε); u ← ρ u + (1 − ρ) d²; w ← w − α d. Zeiler (2012) has no
     * α: it is 1 there.
     */
    ADADELTA("AdaDelta"),
    /** s ← ρ s + (1 − ρ) g², from ε on and not from 0, as DL4J has it; w ← w − α g / (√s + ε). */
    RMSPROP("RMSprop"),
    /**
     * m ← β₁ m + (1 − β₁) g; s ← β₂ s + (1 − β₂) g²; w ← w − α √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√s + ε) (Kingma and Ba
     * 2015).
     */
    ADAM("Adam"),
    /** Adam, and w ← w − α λ w apart from it (Loshchilov and Hutter 2019); λ is the network's weight decay. */
    ADAMW("AdamW"),
    /** As Adam, with the largest s so far in the place of s (Reddi et al. 2018, with Adam's correction of the bias). */
    AMSGRAD("AMSGrad"),
    /**
     * m, s as in Adam; w ← w − α (μₜ₊₁ m/(1 − μ₁⋯μₜ₊₁) + (1 − μₜ) g/(1 − μ₁⋯μₜ)) / (√(s/(1 − β₂ᵗ)) + ε) with μₜ = β₁
     * (1 − ½ · 0.96^(t/250)) (Dozat 2016).
     */
    NADAM("Nadam");

    private final String label;

    Optimizer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The weight decay λ that it has if none is asked for. */
    public double weightDecay() {
        return this == ADAMW ? 0.01 : 0;
    }

    private double rho() {
        return this == ADADELTA ? 0.95 : 0.9;
    }

    /** Of AdaDelta it is no mere guard against a division by 0: it is what the first steps are as large as. */
    private double epsilon() {
        return this == ADADELTA ? 1e-6 : 1e-8;
    }

    /** The constants in these rules, most of which are seldom changed. */
    @Described("The constants of the optimizers; each optimizer uses its own.")
    public record Constants(
            @Described(value = "μ of Momentum and Nesterov.", byDefault = "0.9")
            Setting<Double> momentum,

            @Described(value = "ρ; null: 0.9 of RMSprop, 0.95 of AdaDelta.", byDefault = "null")
            Optional<Setting<Double>> rho,

            @Described(value = "β₁ of Adam, AdamW, AMSGrad and Nadam.", byDefault = "0.9")
            Setting<Double> beta1,

            @Described(value = "β₂ of Adam, AdamW, AMSGrad and Nadam.", byDefault = "0.999")
            Setting<Double> beta2,

            @Described(value = "ε; null: 1e-6 of AdaDelta, 1e-8 of the others that have it.", byDefault = "null")
            Optional<Setting<Double>> epsilon) {

        public static final Constants DEFAULTS =
                new Constants(Setting.of(0.9), Optional.empty(), Setting.of(0.9), Setting.of(0.999), Optional.empty());

        public Constants {
            Rule.share().require("momentum", momentum);
            rho.ifPresent(given -> Rule.share().require("rho", given));
            Rule.share().require("beta1", beta1);
            Rule.share().require("beta2", beta2);
            epsilon.ifPresent(given -> Rule.positive().require("epsilon", given));
        }

        /** The optimizer with the values that {@code reader} gives. */
        public ResolvedNetwork.Updating resolve(Optimizer optimizer, RatePlan rates, SettingReader reader) {
            return new ResolvedNetwork.Updating(
                    optimizer,
                    rates.first().rate(),
                    rates,
                    reader.read("momentum", momentum, Rule.share()),
                    rho.map(given -> reader.read("rho", given, Rule.share())).orElseGet(optimizer::rho),
                    reader.read("beta1", beta1, Rule.share()),
                    reader.read("beta2", beta2, Rule.share()),
                    epsilon.map(given -> reader.read("epsilon", given, Rule.positive()))
                            .orElseGet(optimizer::epsilon));
        }
    }
}
