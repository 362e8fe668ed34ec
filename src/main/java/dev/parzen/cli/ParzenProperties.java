package dev.parzen.cli;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the process that are Parzen's own.
 *
 * @param home where database, models and logs lie
 * @param data the only place from which data sets are read
 * @param workers how many trials the pool runs at once; 0: no pool
 * @param keptModels how many models of each study stay on disk, those of its best trials
 * @param workerHeap the heap of the pool's process, as Java's option -Xmx spells it; chosen from {@code workers} if empty
 */
@ConfigurationProperties("parzen")
public record ParzenProperties(
        @DefaultValue("parzen-home") Path home,
        Path data,
        Integer workers,
        @DefaultValue("10") int keptModels,
        @DefaultValue("") String workerHeap) {

    public ParzenProperties {
        data = data == null ? home.resolve("data") : data;
        workers = workers == null ? Runtime.getRuntime().availableProcessors() : workers;
        if (workers < 0) {
            throw new IllegalArgumentException("parzen.workers is " + workers + ": give 0 for no pool, or more.");
        }
    }
}
