package dev.parzen.rest;

import dev.parzen.wire.Json;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.TrialJson;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The members of a trial that a caller wants; all of them unless it names some. */
final class Fields {
    private static final Set<String> KNOWN = Arrays.stream(TrialJson.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final List<String> wanted;

    private Fields(List<String> wanted) {
        this.wanted = wanted;
    }

    static Fields parse(String given) {
        List<String> wanted = PageRequests.isAbsent(given)
                ? List.of()
                : Arrays.stream(given.split(",")).map(String::strip).toList();
        wanted.stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(unknown -> {
            throw new MalformedException(
                    "",
                    "A trial has no member \"" + unknown + "\": fields may name "
                            + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
        });
        return new Fields(wanted);
    }

    Object of(TrialJson trial) {
        if (wanted.isEmpty()) {
            return trial;
        }
        ObjectNode all = Json.mapper().valueToTree(trial);
        return all.retain(wanted);
    }
}
