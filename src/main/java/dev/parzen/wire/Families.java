package dev.parzen.wire;

import dev.parzen.objective.setting.Setting;
import dev.parzen.space.Described;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import dev.parzen.space.ParameterValue;
import dev.parzen.space.Preset;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of the core's specifications, derived from their records: a sealed family is an object with a
 * {@code type}, the kebab-case name of the record, and its components as members; what is left out takes the default of
 * its {@link Described}, or the one of a {@link Preset} among the settings. An unknown kind or setting, or a value that the record refuses, is an
 * {@link InvalidValueException}; a member of the wrong JSON type is a {@link MalformedException}.
 */
public final class Families {
    private static final String TYPE = "type";

    private Families() {}

    /** The specification that an object describes. */
    public static <T> T read(JsonNode node, Class<T> type) {
        return type.cast(readType(node, type));
    }

    /** The specification that a text describes, as {@link #text} wrote it. */
    public static <T> T read(String text, Class<T> type) {
        return read(Json.mapper().readTree(text), type);
    }

    /** A specification as an object with all its settings. */
    public static ObjectNode write(Object specification) {
        return (ObjectNode) Components.write(specification);
    }

    /** A specification as JSON text. */
    public static String text(Object specification) {
        return Json.write(write(specification));
    }

    /** The records of a sealed family, in the order of declaration. */
    static List<Class<?>> kinds(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(type -> type.isRecord() ? Stream.of(type) : kinds(type).stream())
                .toList();
    }

    static Object readType(JsonNode node, Type type) {
        if (type instanceof Class<?> raw) {
            if (isFamily(raw)) {
                return readKind(node, raw);
            }
            if (raw.isRecord() && raw != IntOrAuto.class) {
                return readRecord(requireObject(node), raw, Set.of());
            }
        }
        return Components.read(node, type);
    }

    /** An enum whose constants have bodies is sealed too; settings and values have a form of their own. */
    private static boolean isFamily(Class<?> raw) {
        return raw.isSealed() && !raw.isEnum() && raw != Setting.class && raw != ParameterValue.class;
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    private static Object readKind(JsonNode node, Class<?> family) {
        JsonNode type = requireObject(node).get(TYPE);
        if (type == null) {
            throw new MalformedException(
                    "/" + TYPE, "The member \"type\" is missing: give one of " + known(family) + ".");
        }
        if (!type.isString()) {
            throw new MalformedException("/" + TYPE, "The type is a text: give one of " + known(family) + ".");
        }
        Class<?> kind = kinds(family).stream()
                .filter(candidate -> Kinds.nameOf(candidate).equals(type.asString()))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        TYPE, "\"" + type.asString() + "\" is unknown: give one of " + known(family) + "."));
        return readRecord((ObjectNode) node, kind, Set.of(TYPE));
    }

    private static String known(Class<?> family) {
        return kinds(family).stream().map(Kinds::nameOf).collect(Collectors.joining(", "));
    }

    private static Object readRecord(ObjectNode node, Class<?> type, Set<String> besides) {
        RecordComponent[] components = type.getRecordComponents();
        requireKnown(node, components, besides);
        Map<String, String> preset = preset(node, components);
        List<Object> arguments = new ArrayList<>();
        for (RecordComponent component : components) {
            arguments.add(readComponent(node, component, preset));
        }
        return construct(type, components, arguments.toArray());
    }

    /** The defaults of the preset among the settings, or none. */
    private static Map<String, String> preset(ObjectNode node, RecordComponent[] components) {
        for (RecordComponent component : components) {
            if (Preset.class.isAssignableFrom(component.getType())) {
                return ((Preset) readComponent(node, component, Map.of())).defaults();
            }
        }
        return Map.of();
    }

    private static Object readComponent(ObjectNode node, RecordComponent component, Map<String, String> preset) {
        String name = component.getName();
        JsonNode given = node.get(name);
        try {
            if (given == null || given.isNull() && !isNullable(component)) {
                return readType(byDefault(component, preset), component.getGenericType());
            }
            return readType(given, component.getGenericType());
        } catch (InvalidValueException refused) {
            throw refused.under(name);
        } catch (MalformedException malformed) {
            throw malformed.under("/" + name);
        }
    }

    /** True if a null that is given means something else than the default. */
    private static boolean isNullable(RecordComponent component) {
        return Components.isOptional(raw(component.getGenericType()));
    }

    private static JsonNode byDefault(RecordComponent component, Map<String, String> preset) {
        Described described = component.getAnnotation(Described.class);
        if (described == null || described.byDefault().isEmpty()) {
            throw new MalformedException(
                    "", "The member \"" + component.getName() + "\" is missing: it must be given.");
        }
        return Json.mapper().readTree(preset.getOrDefault(component.getName(), described.byDefault()));
    }

    private static void requireKnown(ObjectNode node, RecordComponent[] components, Set<String> besides) {
        Set<String> known = new TreeSet<>();
        Arrays.stream(components).map(RecordComponent::getName).forEach(known::add);
        for (String name : node.propertyNames()) {
            if (!known.contains(name) && !besides.contains(name)) {
                throw new InvalidValueException(
                        name,
                        known.isEmpty()
                                ? "The setting \"" + name + "\" is unknown: there are none here."
                                : "The setting \"" + name + "\" is unknown: known are " + String.join(", ", known)
                                        + ".");
            }
        }
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] arguments) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ObjectNode requireObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedException("", "An object is needed here.");
    }
}
