package dev.parzen.cli;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.space.InvalidValueException;
import dev.parzen.space.SearchSpace;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.StudySpec;
import dev.parzen.study.StudyState;
import dev.parzen.training.DataException;
import dev.parzen.training.Trainer;
import dev.parzen.trial.Trial;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything in one command: a server, a pool, one study from its beginning to its result. */
@Command(
        name = "tune",
        description =
                "Runs one study from its beginning to its result, in one command. If it is stopped, the same command"
                        + " goes on where it was.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:It failed; the last lines say why.",
            "2:The arguments or the specification are not right.",
            "130:Stopped by Ctrl-C."
        })
final class TuneCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(300);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SPEC",
            description = "A study's specification: a JSON file, or the name of an example.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--list", description = "List the examples.")
    private boolean isList;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "How many trials run at once (default: one for each core).")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Mixin
    private Places places;

    TuneCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        if (isList) {
            return listed();
        }
        if (name.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "SPEC is missing: give a JSON file, or one of " + String.join(", ", Examples.names()) + ".");
        }
        if (workers < 1) {
            throw new ParameterException(spec.commandLine(), "--workers is " + workers + ": give at least 1.");
        }
        SpecSource source = SpecSource.read(name.get());
        requireFeasible(source.toSpec(() -> 0));
        return tuned(source);
    }

    private int listed() {
        List<String> names = Examples.names();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        names.forEach(example -> out().printf("%-" + width + "s  %s%n", example, Examples.about(example)));
        out().flush();
        return Commands.SUCCESS;
    }

    private void requireFeasible(StudySpec wanted) {
        if (!wanted.objective().runsInPool()) {
            throw CommandException.usage(name.get() + " at /objective: an external objective is evaluated by your own"
                    + " program: run \"serve\" and ask that server for trials.");
        }
        if (wanted.objective() instanceof NeuralNetwork network) {
            network.data().files().forEach(this::requireFile);
            requireUsable(network, wanted.space());
        }
    }

    private void requireFile(String file) {
        if (!Files.isRegularFile(places.data().resolve(file))) {
            throw CommandException.usage(
                    "There is no data file " + places.data().resolve(file)
                            + ": put it there, or name the directory that has \"" + file + "\" by --data.");
        }
    }

    private void requireUsable(NeuralNetwork network, SearchSpace space) {
        try {
            Trainer.requireUsable(network, space, places.data());
        } catch (InvalidValueException misfit) {
            throw CommandException.usage(name.get() + " at /objective" + misfit.pointer() + ": " + misfit.getMessage());
        } catch (DataException unusable) {
            throw CommandException.usage(name.get() + " at /objective/data: " + unusable.getMessage());
        } catch (OutOfMemoryError tooLarge) {
            // Trials are given more memory than this process: they say whether that is enough.
        }
    }

    private int tuned(SpecSource source) throws Exception {
        try (Interruption interruption = new Interruption(this::sayGoodbye)) {
            try {
                return tuned(source, interruption);
            } catch (RuntimeException e) {
                if (interruption.isInterrupted()) {
                    Interruption.awaitEnd();
                }
                throw e;
            }
        }
    }

    private int tuned(SpecSource source, Interruption interruption) throws Exception {
        long start = System.nanoTime();
        TuneServer server = TuneServer.start(program, places, workers);
        interruption.push(server::close);
        Study study = new StudyOpening(server.tuner(), server.studies(), RandomGenerator.getDefault()).open(source);
        sayHello(study);
        StudyRef ref = StudyRef.of(study.id());
        Study ended = followed(server, ref, interruption);
        if (ended.state() == StudyState.PAUSED) {
            throw paused(ended);
        }
        Optional<Trial> best = server.studies().best(ref).stream().findFirst();
        Optional<FinalJson> last = best.flatMap(trial -> measured(server, ended, interruption));
        Summary summary = new Summary(out(), program, places);
        summary.print(server, ended, best, last, Duration.ofNanos(System.nanoTime() - start));
        boolean isMeasured = last.isPresent() || !(ended.spec().objective() instanceof NeuralNetwork);
        return best.isPresent() && isMeasured ? Commands.SUCCESS : Commands.FAILURE;
    }

    private static CommandException paused(Study study) {
        return CommandException.failure("Study \"" + study.name() + "\" is paused."
                + study.reason().map(why -> " " + why).orElse("") + " Run it again to continue.");
    }

    private Study followed(TuneServer server, StudyRef ref, Interruption interruption) throws InterruptedException {
        Display display = Terminal.isInteractive()
                ? new BarDisplay(System.err, InstantSource.system())
                : new LineDisplay(System.err, InstantSource.system(), BETWEEN_LINES);
        interruption.push(display::close);
        Study ended = new Watch(server.studies(), GLANCE).follow(ref, display);
        display.close();
        return ended;
    }

    private Optional<FinalJson> measured(TuneServer server, Study study, Interruption interruption) {
        if (!(study.spec().objective() instanceof NeuralNetwork)) {
            return Optional.empty();
        }
        return FinalJson.stored(study)
                .or(() -> new FinalStep(program, places, spec.commandLine().getErr()).run(server, study, interruption));
    }

    private void sayHello(Study study) {
        boolean isNew = study.counts().total() == 0;
        boolean isBounded = study.spec().budget().trials().isPresent()
                || study.spec().budget().time().isPresent()
                || study.spec().budget().target().isPresent();
        PrintWriter errors = spec.commandLine().getErr();
        errors.println((isNew ? "Study \"" : "Going on with study \"") + study.name() + "\""
                + (isBounded ? "" : ", which has no budget: stop it with Ctrl-C"));
        errors.flush();
    }

    private void sayGoodbye() {
        PrintWriter errors = spec.commandLine().getErr();
        errors.println();
        errors.println("Stopped; nothing is lost. Run it again to continue.");
        errors.flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
