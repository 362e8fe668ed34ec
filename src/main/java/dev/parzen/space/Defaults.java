package dev.parzen.space;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Makes a record of settings with the defaults that its components' {@link Described} give. */
public final class Defaults {
    private static final String NONE = "null";

    private Defaults() {}

    /**
     * The record with every setting left out.
     *
     * @throws IllegalArgumentException if a setting has no default, or one that is no number, truth value, text,
     *     null, {} or kind of a family
     */
    public static <R extends Record> R of(Class<R> kind) {
        return made(kind, component -> value(component, null));
    }

    /** The record with this preset and every other setting left out. */
    public static <R extends Record> R of(Class<R> kind, Preset preset) {
        return made(
                kind,
                component -> component.getType().isInstance(preset)
                        ? preset
                        : value(component, preset.defaults().get(component.getName())));
    }

    /** The same record with another value of one setting. */
    @SuppressWarnings("unchecked") // the class of an R makes an R
    public static <R extends Record> R with(R record, String setting, Object value) {
        return (R) made(
                record.getClass(),
                component -> component.getName().equals(setting) ? value : valueOf(component, record));
    }

    private static <R extends Record> R made(Class<R> kind, Function<RecordComponent, Object> value) {
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = Arrays.stream(components).map(value).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return kind.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException("These settings make no " + kind.getName() + ".", impossible);
        }
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalArgumentException("There is no reading " + component + ".", impossible);
        }
    }

    /** @param preset what it is instead of its own default; null for that */
    private static Object value(RecordComponent component, String preset) {
        Described described = component.getAnnotation(Described.class);
        if (described == null || described.byDefault().isEmpty()) {
            throw new IllegalArgumentException("The setting " + component + " has no default: it must be given.");
        }
        return parsed(preset == null ? described.byDefault() : preset, component.getType());
    }

    private static Object parsed(String json, Class<?> type) {
        if (type == int.class) {
            return Integer.parseInt(json);
        }
        if (type == long.class) {
            return Long.parseLong(json);
        }
        if (type == double.class) {
            return Double.parseDouble(json);
        }
        if (type == boolean.class) {
            return Boolean.parseBoolean(json);
        }
        if (type == String.class) {
            return unquoted(json);
        }
        if (type == IntOrAuto.class) {
            return json.startsWith("\"") ? IntOrAuto.AUTO : IntOrAuto.of(Integer.parseInt(json));
        }
        return type.isEnum() ? constant(unquoted(json), type) : optional(json, type);
    }

    private static Object optional(String json, Class<?> type) {
        boolean none = json.equals(NONE);
        if (type == OptionalInt.class) {
            return none ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(json));
        }
        if (type == OptionalLong.class) {
            return none ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(json));
        }
        if (type == OptionalDouble.class) {
            return none ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(json));
        }
        if (type == Optional.class && none) {
            return Optional.empty();
        }
        if (type == Map.class && json.equals("{}")) {
            return Map.of();
        }
        if (type.isSealed()) {
            return kind(json, type);
        }
        throw new IllegalArgumentException("The default " + json + " is no " + type.getSimpleName() + ".");
    }

    /** The kind of a family that {@code {"type":"name"}} names. */
    private static Object kind(String json, Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(kind -> json.equals("{\"type\":\"" + Kinds.nameOf(kind) + "\"}"))
                .findFirst()
                .map(kind -> of(kind.asSubclass(Record.class)))
                .orElseThrow(() -> new IllegalArgumentException(family.getSimpleName() + " has no " + json + "."));
    }

    private static Object constant(String name, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        ((Enum<?>) constant).name().replace('_', '-').equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(type.getSimpleName() + " has no constant " + name + "."));
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }
}
