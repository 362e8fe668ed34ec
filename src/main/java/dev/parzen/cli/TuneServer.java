package dev.parzen.cli;

import dev.parzen.study.Studies;
import dev.parzen.study.Tuner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** The server that {@code tune} runs in this process, on a free port that only this machine reaches. */
final class TuneServer implements AutoCloseable {
    private static final String H2_FILE = "jdbc:h2:file:";

    private final ConfigurableApplicationContext context;

    private TuneServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TuneServer start(Program program, Places places, int workers) {
        return new TuneServer(program.serve(
                Map.of("spring.main.register-shutdown-hook", false),
                List.of(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--parzen.home=" + places.home(),
                        "--parzen.data=" + places.data(),
                        "--parzen.workers=" + workers,
                        "--logging.register-shutdown-hook=false",
                        "--logging.config=classpath:dev/parzen/cli/logback-tune.xml",
                        "--logging.file.name=" + log(places))));
    }

    static Path log(Places places) {
        return places.home().resolve("logs").resolve("parzen.log");
    }

    Tuner tuner() {
        return context.getBean(Tuner.class);
    }

    Studies studies() {
        return context.getBean(Studies.class);
    }

    URI address() {
        return ServerAddress.of(context.getEnvironment()).root();
    }

    /** Where the database lies, as people write it: a file, or an address. */
    String database() {
        String url = context.getEnvironment().getProperty("spring.datasource.url", "");
        String place = url.split(";")[0];
        return place.startsWith(H2_FILE) ? place.substring(H2_FILE.length()) + ".mv.db" : place;
    }

    /** Writes all trials of a study into a file. */
    void exportTrials(long study, Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        URI trials = URI.create(address() + "/api/v1/studies/@" + study + "/trials.csv");
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(trials).build(), BodyHandlers.ofFile(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
