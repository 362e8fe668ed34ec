package dev.parzen.sampler;

import dev.parzen.space.Defaults;
import dev.parzen.space.Kinds;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every record of a sealed catalogue with its defaults, and with each switch and each named choice changed. */
public final class Catalogue {
    private Catalogue() {}

    public static <S> Stream<S> of(Class<S> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(kind -> variants(Defaults.of(kind.asSubclass(Record.class))).stream())
                .map(family::cast);
    }

    /** The defaults of the kind that has this name. */
    public static <S> S defaults(Class<S> family, String kind) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(known -> Kinds.nameOf(known).equals(kind))
                .map(known -> family.cast(Defaults.of(known.asSubclass(Record.class))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No " + family.getSimpleName() + " is " + kind + "."));
    }

    private static List<Record> variants(Record defaults) {
        List<Record> variants = new ArrayList<>(List.of(defaults));
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            for (Object other : others(components[i], value(defaults, components[i]))) {
                variants.addAll(with(defaults, components, i, other));
            }
        }
        return variants;
    }

    private static List<?> others(RecordComponent component, Object value) {
        Class<?> type = component.getType();
        if (component.getGenericType().getTypeName().equals("java.util.Optional<java.lang.Boolean>")) {
            return List.of(Optional.of(false), Optional.of(true));
        }
        if (type == boolean.class) {
            return List.of(!(boolean) value);
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant != value)
                        .toList()
                : List.of();
    }

    /** Empty if the record refuses the combination. */
    private static List<Record> with(Record defaults, RecordComponent[] components, int changed, Object other) {
        Object[] values = Arrays.stream(components).map(c -> value(defaults, c)).toArray();
        values[changed] = other;
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = defaults.getClass().getDeclaredConstructor(types);
            return List.of(constructor.newInstance(values));
        } catch (ReflectiveOperationException refused) {
            return List.of();
        }
    }

    private static Object value(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
