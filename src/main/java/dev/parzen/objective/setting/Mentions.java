package dev.parzen.objective.setting;

import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Parameter;
import dev.parzen.space.SearchSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads settings against a space and remembers the parameters that they name, to find those that change nothing. */
public final class Mentions implements SettingReader {
    private final SearchSpace space;
    private final SettingReader check;
    private final Set<String> names;

    public Mentions(SearchSpace space) {
        this(space, new SpaceCheck(space), new HashSet<>());
    }

    private Mentions(SearchSpace space, SettingReader check, Set<String> names) {
        this.space = space;
        this.check = check;
        this.names = names;
    }

    @Override
    public <T> T read(String member, Setting<T> setting, Rule<T> rule) {
        names.addAll(setting.params());
        return check.read(member, setting, rule);
    }

    @Override
    public boolean isActive(Setting<?> setting) {
        return check.isActive(setting);
    }

    @Override
    public SettingReader given(Setting<?> setting) {
        return new Mentions(space, check.given(setting), names);
    }

    /** Refuses a parameter that neither a setting nor a condition of another parameter names. */
    public void requireAll() {
        Set<String> needed = new HashSet<>(names);
        List<Parameter> parameters = space.parameters();
        parameters.forEach(
                parameter -> needed.addAll(parameter.condition().requirements().keySet()));
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            if (!needed.contains(name)) {
                throw new InvalidValueException(
                                "",
                                "The parameter \"" + name + "\" changes nothing: no setting of the objective is taken"
                                        + " from it. Let the setting that it is meant for be {\"param\": \"" + name
                                        + "\"}, or leave it out.")
                        .under(i);
            }
        }
    }
}
