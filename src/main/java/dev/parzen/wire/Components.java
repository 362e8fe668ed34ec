package dev.parzen.wire;

import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.Kinds;
import dev.parzen.space.ParameterValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of what a specification's record is made of: scalars, values, optionals, lists, maps, enums. */
final class Components {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PARAM = "param";
    private static final String ANY_OF = "anyOf";
    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private Components() {}

    static boolean isOptional(Class<?> type) {
        return OPTIONALS.contains(type);
    }

    static Object read(JsonNode node, Type type) {
        Class<?> raw = Families.raw(type);
        if (isOptional(raw)) {
            return readOptional(node, type, raw);
        }
        if (raw == List.class) {
            return readList(node, argument(type, 0));
        }
        if (raw == Map.class) {
            return readMap(node, argument(type, 1));
        }
        if (raw == ParameterValue.class) {
            return Values.read(node);
        }
        if (raw == Setting.class) {
            return readSetting(node, argument(type, 0));
        }
        if (raw == OneOrMore.class) {
            return new OneOrMore<>(
                    node.isArray()
                            ? readList(node, argument(type, 0))
                            : List.of(Families.readType(node, argument(type, 0))));
        }
        if (raw == IntOrAuto.class) {
            return readIntOrAuto(node);
        }
        if (raw == Duration.class) {
            return Moments.duration("", (String) readScalar(node, String.class));
        }
        return raw.isEnum() ? readEnum(node, raw) : readScalar(node, raw);
    }

    static JsonNode write(Object value) {
        if (value instanceof Setting.Fixed<?> fixed) {
            return write(fixed.value());
        }
        if (value instanceof OneOrMore<?> items) {
            return write(items.size() == 1 ? items.first() : items.values());
        }
        if (value instanceof ParameterValue scalar) {
            return Values.write(scalar);
        }
        if (value instanceof IntOrAuto setting) {
            OptionalInt number = setting.number();
            return number.isPresent() ? NODES.numberNode(number.getAsInt()) : NODES.stringNode(IntOrAuto.WORD);
        }
        if (value instanceof Duration duration) {
            return NODES.stringNode(duration.toString());
        }
        if (value instanceof Record specification) {
            return writeRecord(specification);
        }
        if (value instanceof Collection<?> items) {
            ArrayNode list = NODES.arrayNode();
            items.forEach(item -> list.add(write(item)));
            return list;
        }
        if (value instanceof Map<?, ?> entries) {
            ObjectNode map = NODES.objectNode();
            entries.forEach((name, item) -> map.set(name.toString(), write(item)));
            return map;
        }
        return writeScalar(value);
    }

    private static ObjectNode writeRecord(Record specification) {
        ObjectNode node = NODES.objectNode();
        if (belongsToFamily(specification.getClass())) {
            node.put("type", Kinds.nameOf(specification));
        }
        for (RecordComponent component : specification.getClass().getRecordComponents()) {
            node.set(component.getName(), write(value(specification, component)));
        }
        return node;
    }

    private static boolean belongsToFamily(Class<?> type) {
        if (Setting.class.isAssignableFrom(type)) {
            return false;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed()) {
                return true;
            }
        }
        return false;
    }

    private static Object value(Record specification, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(specification);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JsonNode writeScalar(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Components::write).orElse(NODES.nullNode());
        }
        if (value instanceof OptionalInt optional) {
            return optional.isPresent() ? NODES.numberNode(optional.getAsInt()) : NODES.nullNode();
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? NODES.numberNode(optional.getAsLong()) : NODES.nullNode();
        }
        if (value instanceof OptionalDouble optional) {
            return optional.isPresent() ? NODES.numberNode(optional.getAsDouble()) : NODES.nullNode();
        }
        return value instanceof Enum<?> constant
                ? NODES.stringNode(label(constant))
                : Json.mapper().valueToTree(value);
    }

    private static Object readOptional(JsonNode node, Type type, Class<?> raw) {
        boolean isEmpty = node.isNull();
        if (raw == OptionalInt.class) {
            return isEmpty ? OptionalInt.empty() : OptionalInt.of((int) readScalar(node, int.class));
        }
        if (raw == OptionalLong.class) {
            return isEmpty ? OptionalLong.empty() : OptionalLong.of((long) readScalar(node, long.class));
        }
        if (raw == OptionalDouble.class) {
            return isEmpty ? OptionalDouble.empty() : OptionalDouble.of((double) readScalar(node, double.class));
        }
        return isEmpty ? Optional.empty() : Optional.of(Families.readType(node, argument(type, 0)));
    }

    private static List<Object> readList(JsonNode node, Type itemType) {
        if (!(node instanceof ArrayNode items)) {
            throw new MalformedException("", "A list is needed here.");
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            list.add(readItem(items.get(i), itemType, Integer.toString(i)));
        }
        return list;
    }

    private static Map<String, Object> readMap(JsonNode node, Type valueType) {
        if (!(node instanceof ObjectNode entries)) {
            throw new MalformedException("", "An object is needed here.");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.properties()
                .forEach(entry -> map.put(entry.getKey(), readItem(entry.getValue(), valueType, entry.getKey())));
        return map;
    }

    private static Object readItem(JsonNode node, Type type, String step) {
        try {
            return Families.readType(node, type);
        } catch (InvalidValueException refused) {
            throw refused.under(step);
        } catch (MalformedException malformed) {
            throw malformed.under("/" + step);
        }
    }

    /** A bare value, the name of a parameter, or the names of several of which the first active one counts. */
    private static Setting<?> readSetting(JsonNode node, Type valueType) {
        if (!(node instanceof ObjectNode holder)) {
            return Setting.of(Families.readType(node, valueType));
        }
        if (holder.size() == 1 && holder.has(PARAM)) {
            return Setting.param((String) readItem(holder.get(PARAM), String.class, PARAM));
        }
        if (holder.size() == 1 && holder.has(ANY_OF)) {
            List<String> names = readList(holder.get(ANY_OF), String.class).stream()
                    .map(String.class::cast)
                    .toList();
            return new Setting.FirstActive<>(names);
        }
        throw new MalformedException("", "A setting is a value, {\"param\": \"name\"} or {\"anyOf\": [\"name\", …]}.");
    }

    private static IntOrAuto readIntOrAuto(JsonNode node) {
        if (!node.isString()) {
            return IntOrAuto.of((int) readScalar(node, int.class));
        }
        if (!node.asString().equals(IntOrAuto.WORD)) {
            throw new InvalidValueException("", "\"" + node.asString() + "\" is no number: give one, or \"auto\".");
        }
        return IntOrAuto.AUTO;
    }

    private static Object readScalar(JsonNode node, Class<?> type) {
        if (node.isNull()) {
            throw new MalformedException("", "A value is needed here, not null.");
        }
        return Json.convert(node, type);
    }

    private static Object readEnum(JsonNode node, Class<?> type) {
        String text = (String) readScalar(node, String.class);
        List<String> labels = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String label = label((Enum<?>) constant);
            if (plain(label).equals(plain(text))) {
                return constant;
            }
            labels.add(label);
        }
        throw new InvalidValueException(
                "", "\"" + text + "\" is unknown: give one of " + String.join(", ", labels) + ".");
    }

    private static String label(Enum<?> constant) {
        return constant instanceof Labelled labelled
                ? labelled.label()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(String label) {
        return label.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
