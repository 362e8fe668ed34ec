package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.ParameterValue;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
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
        line("Trials", counts(study));
        line(
                "Time",
                Spans.words(wallTime)
                        + (study.spec().objective() instanceof NeuralNetwork ? ", " + tally.epochs() + " epochs" : ""));
        last.ifPresent(new TestReport(out)::print);
        printPlaces(server, study, last);
        out.flush();
    }

    private void printBest(Study study, Trial best) {
        String metric = study.spec().objective() instanceof NeuralNetwork network
                ? " " + network.metric().label()
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

    private static String counts(Study study) {
        return study.counts().of(TrialState.Name.COMPLETE) + " complete, "
                + study.counts().of(TrialState.Name.PRUNED) + " pruned, "
                + study.counts().of(TrialState.Name.FAILED) + " failed";
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
    record Tally(int epochs, Optional<String> commonestFailure) {
        static Tally of(Studies studies, Study study) {
            int[] epochs = {0};
            Map<String, Integer> failures = new HashMap<>();
            studies.forEachTrial(StudyRef.of(study.id()), trial -> {
                epochs[0] += trial.reports().size();
                if (trial.stateName() == TrialState.Name.FAILED) {
                    failures.merge(trial.reason().orElse("no reason"), 1, Integer::sum);
                }
            });
            Optional<Map.Entry<String, Integer>> commonest =
                    failures.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue));
            return new Tally(epochs[0], commonest.map(entry -> entry.getKey() + " (" + entry.getValue() + " times)"));
        }
    }
}
