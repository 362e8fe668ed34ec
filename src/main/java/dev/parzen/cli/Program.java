package dev.parzen.cli;

import dev.parzen.worker.ChildProcess;
import dev.parzen.worker.TrainingJvm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * This program: how its server is started here, and how it is started once more in a process that trains.
 *
 * @param application the class that starts Spring
 */
record Program(Class<?> application) {
    private static final String PACKAGED = "target/parzen.jar";

    /** Starts the server in this process. */
    ConfigurableApplicationContext serve(Map<String, Object> defaults, List<String> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setDefaultProperties(defaults);
        return spring.run(properties.toArray(String[]::new));
    }

    /** The command for a process that trains, on that many threads. */
    ProcessBuilder training(int threads, List<String> arguments) {
        return TrainingJvm.command(application.getName(), TrainingJvm.heapFor(threads), arguments);
    }

    /**
     * The command for a process that ends with this one.
     *
     * @param settings of Java; without any it runs as a user starts it
     */
    ProcessBuilder child(List<String> settings, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(settings);
        command.addAll(TrainingJvm.program(application.getName()));
        command.addAll(arguments);
        return ChildProcess.bound(new ProcessBuilder(command));
    }

    /** What a user types to run it; from the sources, once they are packaged. */
    String invocation() {
        String path = System.getProperty("java.class.path", "");
        return path.endsWith(".jar") && !path.contains(java.io.File.pathSeparator)
                ? "java -jar " + path
                : "java -jar " + PACKAGED;
    }

    static String version() {
        try (InputStream info = Program.class.getResourceAsStream("/META-INF/build-info.properties")) {
            Properties properties = new Properties();
            if (info != null) {
                properties.load(info);
            }
            return properties.getProperty("build.version", "(unpackaged)");
        } catch (IOException e) {
            return "(unknown)";
        }
    }
}
