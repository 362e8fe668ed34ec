package dev.parzen.cli;

import dev.parzen.worker.Lifeline;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Runs the server until it is stopped. */
@Command(
        name = "serve",
        description = "Runs the server, with a pool of workers.",
        footer = {
            "",
            "Any setting of Spring Boot may follow as --name=value, for instance",
            "  --spring.datasource.url=jdbc:postgresql://db/parzen"
        })
final class ServeCommand implements Callable<Integer> {
    private static final Pattern PROPERTY = Pattern.compile("--[a-zA-Z][\\w-]*(\\.[\\w\\[\\]-]+)+(=.*)?");

    private static final int LAST_PORT = 65_535;

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen (default: 8080; 0: any free port).")
    private Optional<Integer> port = Optional.empty();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "On which address to listen (default: 127.0.0.1; 0.0.0.0: all).")
    private Optional<String> address = Optional.empty();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where database, models and logs lie (default: ./parzen-home).")
    private Optional<Path> home = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are read from (default: <home>/data).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "How many trials the pool runs at once (default: one for each core; 0: no pool).")
    private Optional<Integer> workers = Optional.empty();

    @Unmatched
    private List<String> properties = new ArrayList<>();

    ServeCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireProperties();
        requirePort();
        Lifeline.attach();
        homeGiven().ifPresent(Places::requireWritable);
        ConfigurableApplicationContext server = program.serve(Map.of(), arguments());
        CountDownLatch closed = new CountDownLatch(1);
        server.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        print(server);
        closed.await();
        return Commands.SUCCESS;
    }

    private void requirePort() {
        if (port.filter(number -> number < 0 || number > LAST_PORT).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "The port is " + port.get() + ": give one from 0 to " + LAST_PORT + ".");
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(properties);
        port.ifPresent(value -> arguments.add("--server.port=" + value));
        address.ifPresent(value -> arguments.add("--server.address=" + value));
        homeGiven().ifPresent(path -> arguments.add("--parzen.home=" + path.toAbsolutePath()));
        data.ifPresent(path -> arguments.add("--parzen.data=" + path.toAbsolutePath()));
        workers.ifPresent(value -> arguments.add("--parzen.workers=" + value));
        return arguments;
    }

    /** The database takes a relative path only if it begins with a dot; so it gets an absolute one. */
    private Optional<Path> homeGiven() {
        return home.or(() -> Optional.ofNullable(System.getenv("PARZEN_HOME")).map(Path::of));
    }

    private void requireProperties() {
        for (String property : properties) {
            if (!PROPERTY.matcher(property).matches()) {
                throw new ParameterException(
                        spec.commandLine(),
                        "\"" + property + "\" is unknown: give --port=9000, or a setting such as --server.port=9000.");
            }
        }
    }

    private void print(ConfigurableApplicationContext server) {
        ServerAddress at = ServerAddress.of(server.getEnvironment());
        ParzenProperties settings = server.getBean(ParzenProperties.class);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Parzen " + Program.version() + " is ready: " + at.url("/"));
        out.println("  API      " + at.url("/api/v1"));
        out.println("  Swagger  " + at.url("/swagger-ui.html"));
        out.println("  Home     " + settings.home().toAbsolutePath().normalize());
        out.println("  Data     " + settings.data().toAbsolutePath().normalize());
        out.println("  Pool     " + (settings.workers() == 0 ? "none" : settings.workers() + " at once"));
        out.flush();
    }
}
