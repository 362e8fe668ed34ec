package dev.parzen.rest;

import dev.parzen.study.Answers.Enqueued;
import dev.parzen.study.Answers.Imported;
import dev.parzen.study.Answers.Page;
import dev.parzen.study.Requests.Ask;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.trial.Trial;
import dev.parzen.wire.ImportBody;
import dev.parzen.wire.Replies.ImportedJson;
import dev.parzen.wire.TrialJson;
import dev.parzen.wire.TrialRequests.AskBody;
import dev.parzen.wire.TrialRequests.EnqueueBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trials of a study: ask, list, read, enqueue, import, export. */
@RestController
@RequestMapping(path = Api.STUDY, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "2 Trials")
final class TrialController {
    private final Tuner tuner;
    private final Studies studies;

    TrialController(Tuner tuner, Studies studies) {
        this.tuner = tuner;
        this.studies = studies;
    }

    @PostMapping(path = "/trials", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Ask for a trial, or several",
            description = "Answers a Trial, or with a count above 1 {\"trials\": [...]}, at least one.")
    @ApiResponse(responseCode = "201", description = "They are yours", useReturnTypeSchema = true)
    ResponseEntity<Object> ask(
            @PathVariable StudyRef study, @Example(Examples.ASK) @RequestBody(required = false) AskBody body) {
        Ask ask = (body == null ? AskBody.EMPTY : body).toAsk();
        String name = studies.name(study);
        List<TrialJson> trials = tuner.ask(study, ask).stream()
                .map(trial -> TrialJson.of(trial, name))
                .toList();
        Object answer = ask.count() == 1 ? trials.get(0) : Map.of("trials", trials);
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @GetMapping("/trials")
    @Operation(summary = "List trials")
    Map<String, Object> list(
            @PathVariable StudyRef study,
            @Parameter(description = "only these states; may repeat") @RequestParam(required = false)
                    List<String> state,
            @Parameter(
                            description = "number, value (with one direction), startedAt or finishedAt, perhaps with"
                                    + " \" desc\" behind; of equal ones the lower number comes first, those that lack"
                                    + " it come last")
                    @RequestParam(required = false)
                    String orderBy,
            @Parameter(schema = @Schema(type = "integer", defaultValue = "50")) @RequestParam(required = false)
                    String pageSize,
            @Parameter(description = "from the page before") @RequestParam(required = false) String pageToken,
            @Parameter(description = "only these members, separated by commas") @RequestParam(required = false)
                    String fields) {
        TrialQuery query = new TrialQuery(
                PageRequests.size(pageSize),
                pageToken == null ? "" : pageToken,
                TrialStates.parse(state),
                PageRequests.order(TrialQuery.Order.class, TrialQuery.Order.NUMBER, orderBy),
                PageRequests.isDescending(orderBy));
        Fields wanted = Fields.parse(fields);
        String name = studies.name(study);
        Page<Trial> page = PageRequests.page(() -> studies.trials(study, query));
        List<Object> trials = page.items().stream()
                .map(trial -> wanted.of(TrialJson.of(trial, name)))
                .toList();
        return Map.of("trials", trials, "nextPageToken", page.nextToken());
    }

    @GetMapping("/trials/{number}")
    @Operation(summary = "Read a trial")
    TrialJson read(@PathVariable StudyRef study, @Parameter(example = "0") @PathVariable int number) {
        String name = studies.name(study);
        return TrialJson.of(studies.trial(study, number), name);
    }

    @GetMapping("/best")
    @Operation(
            summary = "The best trials",
            description = "Feasible ones first: with one direction the best of them, with several all that no other"
                    + " dominates (the Pareto front), by number. If none is feasible, the one that breaks the"
                    + " constraints least; nothing while no trial is complete.")
    Map<String, List<TrialJson>> best(@PathVariable StudyRef study) {
        String name = studies.name(study);
        return Map.of(
                "trials",
                studies.best(study).stream()
                        .map(trial -> TrialJson.of(trial, name))
                        .toList());
    }

    @PostMapping(path = "/queue", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Enqueue a trial with values to try")
    @ApiResponse(responseCode = "201", description = "It waits", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "200", description = "It was there", useReturnTypeSchema = true)
    ResponseEntity<TrialJson> enqueue(
            @PathVariable StudyRef study, @Example(Examples.QUEUE) @RequestBody EnqueueBody body) {
        Enqueued enqueued = tuner.enqueue(study, body.toEnqueue());
        String name = studies.name(study);
        return ResponseEntity.status(enqueued.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(TrialJson.of(enqueued.trial(), name));
    }

    @PostMapping(path = "/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add finished trials",
            description = "The same objects, one a line, are taken as application/x-ndjson too. All or nothing.")
    @ApiResponse(responseCode = "201", description = "They are added", useReturnTypeSchema = true)
    ResponseEntity<ImportedJson> add(
            @PathVariable StudyRef study, @Example(Examples.IMPORTS) @RequestBody ImportBody body) {
        Imported imported = tuner.add(study, body.toImports());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new ImportedJson(imported.imported(), imported.outOfSpace()));
    }

    @PostMapping(path = "/imports", consumes = Api.NDJSON)
    @Operation(hidden = true)
    ResponseEntity<ImportedJson> addLines(@PathVariable StudyRef study, @RequestBody byte[] lines) {
        return add(study, ImportBody.ofLines(Utf8.text(lines)));
    }

    @GetMapping(path = "/trials.csv", produces = "text/csv")
    @Operation(
            summary = "All trials as CSV",
            description = "One row a trial. A text that begins with = + - @, a tab or a carriage return has an"
                    + " apostrophe before it, so that no spreadsheet takes it for a formula; numbers never have.")
    void csv(@PathVariable StudyRef study, HttpServletResponse response) throws IOException {
        Study exported = studies.study(study);
        response.setContentType("text/csv;charset=UTF-8");
        new TrialCsv(studies, exported).write(response.getWriter());
    }
}
