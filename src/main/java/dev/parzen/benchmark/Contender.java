package dev.parzen.benchmark;

import dev.parzen.sampler.SamplerSpec;
import dev.parzen.space.InvalidValueException;
import dev.parzen.wire.Families;
import dev.parzen.wire.Json;
import dev.parzen.wire.MalformedException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A sampler that takes part.
 *
 * @param name the column that it gets: what the user wrote
 * @param sampler its settings, without a seed: each study has its own
 */
public record Contender(String name, SamplerSpec sampler) {

    /**
     * Reads a list such as {@code tpe,{"type":"gp","startupTrials":5},random}: kinds and JSON objects.
     *
     * @throws InvalidValueException if there is no such kind or setting
     */
    public static List<Contender> list(String text) {
        List<Contender> all = new ArrayList<>();
        for (String part : parts(text)) {
            Contender read = read(part.strip());
            if (all.stream().anyMatch(other -> other.name.equals(read.name))) {
                throw new InvalidValueException("", "\"" + read.name + "\" stands twice: give each sampler once.");
            }
            all.add(read);
        }
        return all;
    }

    private static Contender read(String part) {
        try {
            JsonNode node = part.startsWith("{")
                    ? Json.mapper().readTree(part)
                    : Json.mapper().createObjectNode().put("type", part);
            return new Contender(part, Families.read(node, SamplerSpec.class));
        } catch (InvalidValueException | MalformedException refused) {
            throw new InvalidValueException("", part + ": " + refused.getMessage());
        } catch (JacksonException malformed) {
            throw new InvalidValueException("", part + " is no JSON: " + malformed.getOriginalMessage());
        }
    }

    /** Cut at the commas that stand in no object, list or text. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
