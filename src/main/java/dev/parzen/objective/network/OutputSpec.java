package dev.parzen.objective.network;

import dev.parzen.objective.data.Task;
import dev.parzen.objective.setting.Rule;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;

/** The output layer's settings. */
@Described("The output layer.")
public record OutputSpec(
        @Described(
                value = "Its activation function; auto: softmax, sigmoid or identity, as suits the loss.",
                byDefault = "\"auto\"")
        OutputActivation activation,

        @Described(
                value = "How its weights begin; auto: he before a rectifier, lecun before SELU, else xavier.",
                byDefault = "\"auto\"")
        Setting<Initialization> initialization) {

    public static final OutputSpec DEFAULTS = new OutputSpec(OutputActivation.AUTO, Setting.of(Initialization.AUTO));

    public OutputSpec {
        Rule.oneOf(Initialization.class).require("initialization", initialization);
    }

    /** Refuses an activation that cannot say what the task asks for. */
    public void requireFits(Task task) {
        if (activation == OutputActivation.SOFTMAX && task != Task.CLASSIFICATION) {
            throw new InvalidValueException(
                            "activation",
                            "The output's activation is softmax, whose outputs sum to 1, but the task of the data is "
                                    + task.label() + ": choose "
                                    + (task == Task.REGRESSION ? "identity." : "sigmoid."))
                    .under("output");
        }
    }

    /** The output layer with the values that {@code reader} gives, for a loss that the task has decided. */
    public ResolvedNetwork.Output resolve(Loss loss, Task task, SettingReader reader) {
        try {
            Initialization start = reader.read("initialization", initialization, Rule.oneOf(Initialization.class));
            ActivationFunction function = loss.decided(activation, task);
            return new ResolvedNetwork.Output(function, start.before(function));
        } catch (InvalidValueException refused) {
            throw refused.under("output");
        }
    }
}
