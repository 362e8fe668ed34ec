package dev.parzen.cli;

import dev.parzen.analysis.PruningTally;
import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.network.Metric;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.trial.Trial;
import dev.parzen.trial.TrialState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a study found, and where it lies. */
final class Summary {
    private final PrintWriter out;
    private final Program program;
    private final Places places;

    Summary(PrintWriter out, Program program, Places places) {
        this.out = out;
        this.program = program;
        this.places = places;
    }

    void print(TuneServer server, Study study, Optional<Trial> best, Optional<FinalJson> last, Duration wallTime)
            throws IOException, InterruptedException {
        Tally tally = Tally.of(server.studies(), study);
        line("Study", study.name());
        best.ifPresentOrElse(trial -> printBest(study, trial), () -> printFailures(tally));
        line("Trials", tally.pruning().trials(study.counts().of(TrialState.Name.FAILED)));
        if (study.spec().objective() instanceof NeuralNetwork) {
            line("Epochs", tally.pruning().epochs());
        }
        tally.pruning().audit().ifPresent(audit -> line("Audit", audit));
        line("Time", Spans.words(wallTime));
        best.ifPresent(trial -> last.ifPresent(result -> new TestReport(out).print(result, trial.number())));
        printPlaces(server, study, last);
        out.flush();
    }

    private void printBest(Study study, Trial best) {
        String metric = study.spec().objective() instanceof NeuralNetwork network
                ? " " + network.metric().values().stream().map(Metric::label).collect(Collectors.joining(" and "))
                : "";
        String values =
                best.values().orElseThrow().stream().map(Snapshot::number).collect(Collectors.joining(" and "));
        line("Best", values + metric + ", trial " + best.number());
        line("Parameters", parameters(best));
    }

    private static String parameters(Trial trial) {
        return trial.parameterValues().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + text(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(ParameterValue value) {
        return value instanceof ParameterValue.Real real ? Snapshot.number(real.value()) : value.toString();
    }

    private void printFailures(Tally tally) {
        line("Best", "none: no trial is complete");
        tally.commonestFailure().ifPresent(reason -> line("Failure", reason));
    }

    private void printPlaces(TuneServer server, Study study, Optional<FinalJson> last)
            throws IOException, InterruptedException {
        Path trials = places.home().resolve("results").resolve(study.id() + "-" + fileName(study.name()) + ".csv");
        server.exportTrials(study.id(), trials);
        line("Database", server.database());
        line("Table", trials.toString());
        last.map(FinalJson::model)
                .filter(model -> Files.exists(Path.of(model)))
                .ifPresent(model -> line("Model", model));
        line("Log", TuneServer.log(places).toString());
        line("Look again", program.invocation() + " serve --home " + places.home() + ", then http://localhost:8080/");
    }

    private static String fileName(String study) {
        return study.replaceAll("[^\\w.-]", "_");
    }

    private void line(String head, String text) {
        out.printf("%-12s %s%n", head, text);
    }

    /** What is counted over all trials. */
    record Tally(PruningWords pruning, Optional<String> commonestFailure) {
        static Tally of(Studies studies, Study study) {
            StudySpec spec = study.spec();
            PruningTally pruning = new PruningTally(spec.directions(), spec.constraints(), spec.steps());
            Map<String, Integer> failures = new HashMap<>();
            studies.forEachTrial(StudyRef.of(study.id()), trial -> {
                pruning.accept(trial);
                if (trial.stateName() == TrialState.Name.FAILED) {
                    failures.merge(trial.reason().orElse("no reason"), 1, Integer::sum);
                }
            });
            Optional<Map.Entry<String, Integer>> commonest =
                    failures.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue));
            return new Tally(
                    new PruningWords(pruning.balance()),
                    commonest.map(entry -> entry.getKey() + " (" + entry.getValue() + " times)"));
        }
    }
}
