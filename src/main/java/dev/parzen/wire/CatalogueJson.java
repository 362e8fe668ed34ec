package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.function.BenchmarkFunction;
import dev.parzen.objective.function.TestFunction;
import dev.parzen.objective.network.GradientClipping;
import dev.parzen.objective.network.Schedule;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.setting.Labelled;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.Described;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.Kinds;
import dev.parzen.space.Preset;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything a study can be made of, read off the records that are built from it. */
@Schema(name = "Catalogue")
public record CatalogueJson(
        List<KindJson> samplers,
        List<KindJson> pruners,
        List<KindJson> objectives,
        List<KindJson> layers,
        List<KindJson> datasets,
        List<KindJson> schedules,
        List<KindJson> gradientClippings,
        List<FunctionJson> benchmarkFunctions) {

    /** The catalogue of this version. */
    public static CatalogueJson create() {
        return new CatalogueJson(
                kinds(SamplerSpec.class),
                kinds(PrunerSpec.class),
                kinds(ObjectiveSpec.class),
                kinds(LayerSpec.class),
                kinds(DataSpec.class),
                kinds(Schedule.class),
                kinds(GradientClipping.class),
                TestFunction.all().stream().map(FunctionJson::of).toList());
    }

    private static List<KindJson> kinds(Class<?> family) {
        return Families.kinds(family).stream().map(KindJson::of).toList();
    }

    /** One kind: what to write as {@code type}, and its settings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Kind")
    public record KindJson(String type, String description, Boolean recommended, List<SettingJson> settings) {
        static KindJson of(Class<?> kind) {
            String name = Kinds.nameOf(kind);
            boolean isSampler = SamplerSpec.class.isAssignableFrom(kind);
            return new KindJson(
                    name,
                    sentence(kind.getAnnotation(Described.class)),
                    isSampler ? name.equals(Defaults.SAMPLER) : null,
                    SettingJson.of(kind));
        }
    }

    /** One setting: its JSON type, whether it must be given, and what it is otherwise. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    public record SettingJson(
            String name,
            String type,
            String description,
            boolean required,

            @Schema(type = "object") @com.fasterxml.jackson.annotation.JsonProperty("default")
            JsonNode byDefault,

            @Schema(description = "Whether it may be {\"param\": \"name\"} or {\"anyOf\": [...]}.")
            Boolean tunable,

            @Schema(description = "Whether it may be a list of at least one such value instead of one.")
            Boolean several,

            List<String> choices,

            @Schema(
                    type = "object",
                    description =
                            "By choice the defaults that it gives to other settings, where the setting is a preset.")
            ObjectNode presets,

            @Schema(description = "What is in it, where it is an object.")
            List<SettingJson> settings) {

        static List<SettingJson> of(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(SettingJson::of)
                    .toList();
        }

        private static SettingJson of(RecordComponent component) {
            Described described = component.getAnnotation(Described.class);
            boolean isRequired = described == null || described.byDefault().isEmpty();
            Type held = Types.held(component.getGenericType());
            Class<?> raw = Families.raw(held);
            return new SettingJson(
                    component.getName(),
                    Types.name(held),
                    sentence(described),
                    isRequired,
                    isRequired ? null : Json.mapper().readTree(described.byDefault()),
                    Types.isTunable(component.getGenericType()) ? true : null,
                    Types.isSeveral(component.getGenericType()) ? true : null,
                    Types.choices(raw),
                    Preset.class.isAssignableFrom(raw) ? defaultsByPreset(raw) : null,
                    raw.isRecord() && raw != IntOrAuto.class ? of(raw) : null);
        }
    }

    private static ObjectNode defaultsByPreset(Class<?> presets) {
        ObjectNode byName = Json.mapper().createObjectNode();
        for (Object preset : presets.getEnumConstants()) {
            ObjectNode defaults = Json.mapper().createObjectNode();
            new TreeMap<>(((Preset) preset).defaults())
                    .forEach((name, json) -> defaults.set(name, Json.mapper().readTree(json)));
            byName.set(Components.write(preset).asString(), defaults);
        }
        return byName;
    }

    /** A test function; one with several values has no minimum. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BenchmarkFunction")
    public record FunctionJson(String name, List<ParameterJson> space, int values, Double minimum) {
        static FunctionJson of(TestFunction function) {
            return new FunctionJson(
                    function.label(),
                    function.space().parameters().stream()
                            .map(ParameterJson::of)
                            .toList(),
                    function.objectives(),
                    function instanceof BenchmarkFunction one ? one.minimum() : null);
        }
    }

    private static String sentence(Described described) {
        return described == null ? null : described.value();
    }

    /** Java types as JSON calls them. */
    private static final class Types {
        private static final List<Class<?>> WHOLE = List.of(
                int.class,
                long.class,
                Integer.class,
                Long.class,
                OptionalInt.class,
                OptionalLong.class,
                IntOrAuto.class);
        private static final List<Class<?>> REAL = List.of(double.class, Double.class, OptionalDouble.class);

        private Types() {}

        /** What an optional, a setting or a list that may be one bare value holds. */
        static Type held(Type type) {
            Class<?> raw = Families.raw(type);
            return raw == Optional.class || raw == Setting.class || raw == OneOrMore.class
                    ? held(((ParameterizedType) type).getActualTypeArguments()[0])
                    : type;
        }

        /** True for a setting, and for one that may be left out. */
        static boolean isTunable(Type type) {
            Class<?> raw = Families.raw(type);
            return raw == Setting.class
                    || raw == Optional.class && isTunable(((ParameterizedType) type).getActualTypeArguments()[0]);
        }

        /** True for one value or several, also where it may be left out. */
        static boolean isSeveral(Type type) {
            Class<?> raw = Families.raw(type);
            return raw == OneOrMore.class
                    || raw == Optional.class && isSeveral(((ParameterizedType) type).getActualTypeArguments()[0]);
        }

        static String name(Type type) {
            Class<?> raw = Families.raw(type);
            if (WHOLE.contains(raw)) {
                return "integer";
            }
            if (REAL.contains(raw)) {
                return "number";
            }
            if (raw == boolean.class || raw == Boolean.class) {
                return "boolean";
            }
            if (raw == String.class || raw == Duration.class || raw.isEnum()) {
                return "string";
            }
            return raw == List.class ? "array" : "object";
        }

        static List<String> choices(Class<?> raw) {
            return raw.isEnum()
                    ? Arrays.stream(raw.getEnumConstants())
                            .map(constant -> constant instanceof Labelled labelled
                                    ? labelled.label()
                                    : Components.write(constant).asString())
                            .toList()
                    : null;
        }
    }
}
