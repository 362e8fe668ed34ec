package dev.parzen.load;

import dev.parzen.load.traffic.Door;
import dev.parzen.load.traffic.Reply;
import dev.parzen.load.traffic.Request;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.TrialJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A study that a run makes, looks into and clears away, at one server. */
record StudyDesk(Door door, String name) {
    private static final int PAGE = 1000;

    /** Makes the study. */
    static StudyDesk open(Door door, ObjectNode spec) {
        require(door, Request.post("/studies", spec.toString()));
        return new StudyDesk(door, spec.get("name").asString());
    }

    /** The same study at another server. */
    StudyDesk at(Door other) {
        return new StudyDesk(other, name);
    }

    String path() {
        return "/studies/" + name;
    }

    StudyJson study() {
        return require(door, Request.get(path())).as(StudyJson.class);
    }

    List<TrialJson> best() {
        return trialsOf(require(door, Request.get(path() + "/best")).tree());
    }

    /** All trials, in the order in which the server lists them. */
    List<TrialJson> trials() {
        List<TrialJson> trials = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = require(door, Request.get(path() + "/trials?pageSize=" + PAGE + "&pageToken=" + token))
                    .tree();
            trials.addAll(trialsOf(page));
            token = page.at("/nextPageToken").asString();
        } while (!token.isEmpty());
        return trials;
    }

    void delete() {
        require(door, Request.delete(path()));
    }

    private static List<TrialJson> trialsOf(JsonNode answer) {
        List<TrialJson> trials = new ArrayList<>();
        answer.at("/trials").forEach(trial -> trials.add(Reply.convert(trial, TrialJson.class)));
        return trials;
    }

    /** The answer to a call that must succeed. */
    static Reply require(Door door, Request request) {
        try {
            Reply reply = door.send(request);
            if (!reply.isSuccess()) {
                throw new IllegalStateException(request.method() + " " + request.path() + " was answered "
                        + reply.status() + ": " + reply.body());
            }
            return reply;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(new IOException(
                    "The server at " + door.address() + " does not answer: " + unreachable, unreachable));
        }
    }
}
