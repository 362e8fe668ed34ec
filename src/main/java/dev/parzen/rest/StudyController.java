package dev.parzen.rest;

import dev.parzen.study.Answers.Creation;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.EarlierStudies;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.StudyQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.Replies.StudyPage;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.StudyRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.ObjectNode;

/** Studies: make, list, read, change, delete. */
@RestController
@RequestMapping(path = Api.STUDIES, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "1 Studies")
final class StudyController {
    private final Tuner tuner;
    private final Studies studies;
    private final InstantSource clock;

    StudyController(Tuner tuner, Studies studies, InstantSource clock) {
        this.tuner = tuner;
        this.studies = studies;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Create a study")
    @ApiResponse(responseCode = "201", description = "It is made", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "200",
            description = "It was there (ifExists), or would be made (validateOnly)",
            useReturnTypeSchema = true)
    ResponseEntity<StudyJson> create(
            @Example(
                            value = Examples.STUDY_SPEC,
                            more = {Examples.FRONT_SPEC, Examples.HALVING_SPEC, Examples.NETWORK_SPEC})
                    @RequestBody
                    StudyRequest request,
            @Parameter(description = "return: answer the existing study instead of a conflict", example = "return")
                    @RequestParam(required = false)
                    String ifExists,
            @Parameter(
                            description =
                                    "true: check everything, store nothing; with asha or hyperband, the answer has a"
                                            + " plan of what the study will spend")
                    @RequestParam(required = false)
                    String validateOnly,
            @Parameter(
                            description =
                                    "for that plan: how many steps a trial reports, where the objective does not say",
                            schema = @Schema(type = "integer"))
                    @RequestParam(required = false)
                    String steps) {
        boolean returnExisting = isChosen("ifExists", ifExists, "return");
        StudySpec spec = request.toSpec(() -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        if (isTrue("validateOnly", validateOnly)) {
            return ResponseEntity.ok(preview(spec, steps(steps, spec)));
        }
        if (!PageRequests.isAbsent(steps)) {
            throw new MalformedException("", "steps is for the plan that validateOnly=true answers: leave it out.");
        }
        Creation creation = tuner.create(spec, returnExisting);
        Study study = creation.study();
        return creation.isNew()
                ? ResponseEntity.created(location(study)).eTag(eTag(study)).body(StudyJson.of(study))
                : read(study);
    }

    @GetMapping
    @Operation(summary = "List studies")
    StudyPage list(
            @Parameter(schema = @Schema(type = "integer", defaultValue = "50")) @RequestParam(required = false)
                    String pageSize,
            @Parameter(description = "from the page before") @RequestParam(required = false) String pageToken,
            @Parameter(description = "part of the name") @RequestParam(required = false) String name,
            @Parameter(description = "createdAt or name, perhaps with \" desc\" behind") @RequestParam(required = false)
                    String orderBy) {
        StudyQuery query = new StudyQuery(
                PageRequests.size(pageSize),
                pageToken == null ? "" : pageToken,
                name == null ? "" : name,
                PageRequests.order(StudyQuery.Order.class, StudyQuery.Order.CREATED_AT, orderBy),
                PageRequests.isDescending(orderBy));
        Page<Study> page = PageRequests.page(() -> studies.list(query));
        return new StudyPage(page.items().stream().map(StudyJson::of).toList(), page.nextToken());
    }

    @GetMapping("/{study}")
    @Operation(summary = "Read a study")
    ResponseEntity<StudyJson> read(@PathVariable StudyRef study) {
        return read(studies.study(study));
    }

    @PatchMapping(
            path = "/{study}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, Api.MERGE_PATCH})
    @Operation(
            summary = "Change a study",
            description =
                    "A JSON merge patch of state (PAUSED and STOPPED perhaps with a reason), budget, sampler, pruner,"
                            + " attributes, notes, labels and pauseAfterFailures; sampler and pruner are replaced whole.")
    ResponseEntity<StudyJson> change(
            @PathVariable StudyRef study,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Example(Examples.PATCH) @Schema(type = "object") @RequestBody ObjectNode patch) {
        return read(new Patching(tuner, studies).apply(study, patch, ETags.parse(ifMatch)));
    }

    static String eTag(Study study) {
        return "\"" + study.version() + "\"";
    }

    private static ResponseEntity<StudyJson> read(Study study) {
        return ResponseEntity.ok().eTag(eTag(study)).body(StudyJson.of(study));
    }

    private StudyJson preview(StudySpec spec, OptionalInt steps) {
        if (isTaken(spec.name())) {
            throw new TunerException.Conflict("The name \"" + spec.name() + "\" is taken: choose another.");
        }
        return StudyJson.preview(EarlierStudies.found(spec, studies::study), clock.instant(), steps);
    }

    /** How many steps a trial has: as the objective says, or as the caller does. */
    private static OptionalInt steps(String given, StudySpec spec) {
        OptionalInt known = spec.steps();
        if (PageRequests.isAbsent(given)) {
            return known;
        }
        int steps = PageRequests.wholeNumber("steps", given);
        if (steps < 1 || known.isPresent() && known.getAsInt() != steps) {
            throw new MalformedException(
                    "",
                    "steps is " + steps + ": "
                            + (known.isPresent()
                                    ? "a trial of this objective has " + known.getAsInt() + ", leave it out."
                                    : "give at least 1."));
        }
        return OptionalInt.of(steps);
    }

    private boolean isTaken(String name) {
        try {
            studies.study(new StudyRef(name));
            return true;
        } catch (TunerException.NotFound free) {
            return false;
        }
    }

    private static boolean isTrue(String name, String given) {
        if (PageRequests.isAbsent(given) || given.equals("false")) {
            return false;
        }
        return isChosen(name, given, "true");
    }

    private static boolean isChosen(String name, String given, String choice) {
        if (PageRequests.isAbsent(given)) {
            return false;
        }
        if (!Set.of(choice).contains(given)) {
            throw new MalformedException("", name + " is \"" + given + "\": give " + choice + " or leave it out.");
        }
        return true;
    }

    static URI location(Study study) {
        return URI.create(Api.STUDIES + "/" + UriUtils.encodePathSegment(study.name(), StandardCharsets.UTF_8));
    }
}
