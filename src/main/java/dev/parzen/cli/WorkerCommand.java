package dev.parzen.cli;

import dev.parzen.client.HttpTuner;
import dev.parzen.worker.Lifeline;
import dev.parzen.worker.Machine;
import dev.parzen.worker.TrainingJvm;
import dev.parzen.worker.Worker;
import dev.parzen.worker.WorkerSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Evaluates trials of a server elsewhere until it is stopped. */
@Command(
        name = "worker",
        description = "Evaluates trials for a server, on this or another machine, until it is stopped.")
final class WorkerCommand implements Callable<Integer> {
    private static final Duration PATIENCE_WITH_SERVER = Duration.ofMinutes(5);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(8);

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            converter = RemoteAddress.class,
            description = "The server, such as http://localhost:8080.")
    private URI server;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many trials it evaluates at once (default: one for each core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What it is called (default: made of the machine's name and the process's number).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--labels",
            paramLabel = "KEY=VALUE",
            split = ",",
            description = "What it offers to studies that ask for something.")
    private Map<String, String> labels = new LinkedHashMap<>();

    /** Taken, for whoever still gives it, and left alone. */
    @Option(names = "--kept-models", hidden = true, description = "The server decides: see its parzen.kept-models.")
    private int keptModels;

    @Option(names = "--pool", hidden = true, description = "It is a child of the server, which logs what it writes.")
    private boolean isPool;

    @Mixin
    private Places places;

    WorkerCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        return TrainingJvm.isThisOne() ? work() : Relaunch.of(program.training(threads, originalArguments()));
    }

    private int work() throws InterruptedException {
        if (isPool) {
            Logging.ofPool();
        } else {
            Logging.ofWorker();
        }
        Lifeline.attach();
        HttpTuner tuner = new HttpTuner(server, PATIENCE_WITH_SERVER);
        WorkerSettings settings = WorkerSettings.of(name.orElseGet(WorkerCommand::usualName), threads)
                .offering(labels);
        Worker worker = new Worker(settings, tuner, Evaluators.of(places, tuner.files()), Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> worker.stop(PATIENCE_AT_END), "worker-stop"));
        worker.start();
        worker.awaitStop();
        return Commands.SUCCESS;
    }

    private void requireSense() {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads is " + threads + ": give at least 1.");
        }
    }

    private List<String> originalArguments() {
        return spec.commandLine().getParent().getParseResult().originalArgs();
    }

    private static String usualName() {
        return Machine.host() + "-" + ProcessHandle.current().pid();
    }
}
