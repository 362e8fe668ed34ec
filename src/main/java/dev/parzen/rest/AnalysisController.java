package dev.parzen.rest;

import dev.parzen.analysis.IntermediateValues;
import dev.parzen.analysis.PruningTally;
import dev.parzen.study.Studies;
import dev.parzen.study.Studies.TrialQuery;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.trial.Direction;
import dev.parzen.trial.Trial;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.PruningBalanceJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The numbers behind charts. */
@RestController
@RequestMapping(path = Api.STUDY + "/analysis", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "5 Look around")
final class AnalysisController {
    private static final int MOST = 1000;

    private final Studies studies;

    AnalysisController(Studies studies) {
        this.studies = studies;
    }

    @GetMapping("/intermediate")
    @Operation(summary = "Reported values and metrics, a curve for each trial")
    IntermediateValues intermediate(
            @PathVariable StudyRef study,
            @Parameter(description = "only the best so many trials, the best first; for one direction")
                    @RequestParam(required = false)
                    String best) {
        if (!PageRequests.isAbsent(best)) {
            return IntermediateValues.of(best(studies.study(study), count(best)));
        }
        List<Trial> trials = new ArrayList<>();
        studies.forEachTrial(study, trials::add);
        return IntermediateValues.of(trials);
    }

    @GetMapping("/pruning")
    @Operation(
            summary = "What pruning cost and saved, and how often it was wrong",
            description =
                    "How many trials were pruned, how many steps that saved, and, of the trials that an audit let go"
                            + " on, how many would have been a new best.")
    PruningBalanceJson pruning(@PathVariable StudyRef study) {
        Study read = studies.study(study);
        StudySpec spec = read.spec();
        PruningTally tally = new PruningTally(spec.directions(), spec.constraints(), spec.steps());
        studies.forEachTrial(StudyRef.of(read.id()), tally);
        return PruningBalanceJson.of(tally.balance());
    }

    private List<Trial> best(Study study, int count) {
        TrialQuery query = new TrialQuery(
                count,
                "",
                Set.of(dev.parzen.trial.TrialState.Name.COMPLETE),
                TrialQuery.Order.VALUE,
                study.direction() == Direction.MAXIMIZE);
        return PageRequests.page(() -> studies.trials(StudyRef.of(study.id()), query))
                .items();
    }

    private static int count(String best) {
        int count = PageRequests.wholeNumber("best", best);
        if (count < 1 || count > MOST) {
            throw new MalformedException("", "best is " + best + ": give 1 to " + MOST + ".");
        }
        return count;
    }
}
