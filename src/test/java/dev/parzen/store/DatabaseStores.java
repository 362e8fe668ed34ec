package dev.parzen.store;

import dev.parzen.study.Receipts;
import dev.parzen.study.Stores;
import dev.parzen.study.StudyStore;
import dev.parzen.study.TickingClock;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;

/** Two servers on one database, without their doors. */
final class DatabaseStores implements Stores, AutoCloseable {
    private static final String STORE_ALONE = "store-alone";

    private final ConfigurableApplicationContext first;
    private final ConfigurableApplicationContext second;

    DatabaseStores(Map<String, Object> settings) {
        first = start(settings);
        second = start(settings);
    }

    static ConfigurableApplicationContext start(Map<String, Object> settings) {
        return new SpringApplicationBuilder(Server.class)
                .profiles(STORE_ALONE)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(Stream.concat(settings.entrySet().stream(), Stream.of(Map.entry("logging.level.root", "warn")))
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    @Override
    public StudyStore store() {
        return first.getBean(StudyStore.class);
    }

    @Override
    public StudyStore otherStore() {
        return second.getBean(StudyStore.class);
    }

    /** What the other server is made of. */
    <T> T other(Class<T> part) {
        return second.getBean(part);
    }

    @Override
    public Receipts receipts() {
        return first.getBean(Receipts.class);
    }

    @Override
    public Receipts otherReceipts() {
        return second.getBean(Receipts.class);
    }

    @Override
    public TickingClock clock() {
        return first.getBean(TickingClock.class);
    }

    @Override
    public void close() {
        second.close();
        first.close();
    }

    /** The store alone; its profile keeps it from whole servers, which look for configurations everywhere. */
    @Profile(STORE_ALONE)
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan
    static class Server {
        @Bean
        Clock clock() {
            return new TickingClock();
        }
    }
}
