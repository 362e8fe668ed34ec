package dev.parzen.objective.setting;

import dev.parzen.objective.setting.Setting.Fixed;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.ParameterValue;
import java.util.Map;

/**
 * Gives settings their values, one after the other. An objective is read in a trial, to evaluate it, and against a
 * space, to check that it can be evaluated in every trial: both are the same walk with another reader.
 */
public interface SettingReader {

    /**
     * The value of a setting.
     *
     * @throws InvalidValueException naming {@code member}, if it has none that the rule allows
     */
    <T> T read(String member, Setting<T> setting, Rule<T> rule);

    /** False if the setting is taken from parameters and none of them is active. */
    boolean isActive(Setting<?> setting);

    /** The same reader for what is read only in trials in which {@code setting} {@link #isActive}. */
    SettingReader given(Setting<?> setting);

    /** Reads with the values of a trial's active parameters. */
    record InTrial(Map<String, ParameterValue> values) implements SettingReader {
        @Override
        public <T> T read(String member, Setting<T> setting, Rule<T> rule) {
            if (setting instanceof Fixed<T> fixed) {
                return fixed.value();
            }
            String param = setting.params().stream()
                    .filter(values::containsKey)
                    .findFirst()
                    .orElseThrow(() -> new InvalidValueException(
                            member,
                            member + " is taken from " + setting.params() + ", but the trial has only "
                                    + values.keySet() + "."));
            return rule.read(member, param, values.get(param));
        }

        @Override
        public boolean isActive(Setting<?> setting) {
            return setting.params().isEmpty() || setting.params().stream().anyMatch(values::containsKey);
        }

        @Override
        public SettingReader given(Setting<?> setting) {
            return this;
        }
    }
}
