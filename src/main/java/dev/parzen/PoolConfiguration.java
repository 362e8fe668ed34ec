package dev.parzen;

import dev.parzen.cli.ParzenProperties;
import dev.parzen.cli.ServerAddress;
import dev.parzen.study.Studies;
import dev.parzen.study.Tuner;
import dev.parzen.worker.FinalProcesses;
import dev.parzen.worker.KeptPredictions;
import dev.parzen.worker.PoolSupervisor;
import dev.parzen.worker.TrainingJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The pool: a worker in a process of its own, which begins when the server listens and ends before it stops to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ParzenProperties.class)
class PoolConfiguration {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    @Bean
    Pool pool(ParzenProperties settings, Environment environment, Studies studies, Tuner tuner) {
        return new Pool(
                settings,
                new PoolSupervisor(name -> command(settings, environment, name), studies, tuner, FIRST_PAUSE));
    }

    /** The networks that the pool has trained, in use. */
    @Bean
    KeptPredictions predictions(ParzenProperties settings, Studies studies) {
        return new KeptPredictions(studies, settings.home());
    }

    /** The end of studies, each in a process with settings for training. */
    @Bean
    FinalProcesses finals(ParzenProperties settings, Environment environment, Studies studies) {
        return new FinalProcesses(studies, settings.home(), arguments -> finalizing(settings, environment, arguments));
    }

    private static ProcessBuilder finalizing(
            ParzenProperties settings, Environment environment, List<String> arguments) {
        String heap = settings.workerHeap().isEmpty() ? TrainingJvm.heapFor(1) : settings.workerHeap();
        List<String> all = new ArrayList<>(List.of(
                "finalize",
                "--server=" + ServerAddress.of(environment).root(),
                "--home=" + settings.home(),
                "--data=" + settings.data()));
        all.addAll(arguments);
        return TrainingJvm.command(ParzenApplication.class.getName(), heap, all);
    }

    private static ProcessBuilder command(ParzenProperties settings, Environment environment, String name) {
        String heap = settings.workerHeap().isEmpty() ? TrainingJvm.heapFor(settings.workers()) : settings.workerHeap();
        return TrainingJvm.command(
                ParzenApplication.class.getName(),
                heap,
                List.of(
                        "worker",
                        "--pool",
                        "--server=" + ServerAddress.of(environment).root(),
                        "--name=" + name,
                        "--threads=" + settings.workers(),
                        "--home=" + settings.home(),
                        "--data=" + settings.data()));
    }

    /** Starts the pool with the server, and stops it while the server still answers. */
    static final class Pool implements ApplicationListener<ApplicationReadyEvent>, SmartLifecycle {
        private static final Duration PATIENCE = Duration.ofSeconds(10);

        private final ParzenProperties settings;
        private final PoolSupervisor supervisor;
        private volatile boolean isRunning;

        Pool(ParzenProperties settings, PoolSupervisor supervisor) {
            this.settings = settings;
            this.supervisor = supervisor;
        }

        @Override
        public void onApplicationEvent(ApplicationReadyEvent event) {
            boolean listens = event.getApplicationContext().getEnvironment().containsProperty("local.server.port");
            if (listens && settings.workers() > 0) {
                supervisor.start();
                isRunning = true;
            }
        }

        @Override
        public void start() {
            // Begins when the application is ready: the child needs the server's port.
        }

        @Override
        public void stop() {
            if (isRunning) {
                isRunning = false;
                supervisor.stop(PATIENCE);
            }
        }

        @Override
        public boolean isRunning() {
            return isRunning;
        }
    }
}
