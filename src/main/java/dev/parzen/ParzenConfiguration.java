package dev.parzen;

import dev.parzen.cli.ParzenProperties;
import dev.parzen.dataset.DataFiles;
import dev.parzen.study.Explanations;
import dev.parzen.study.FileStore;
import dev.parzen.study.FileSweep;
import dev.parzen.study.LeaseReaper;
import dev.parzen.study.LocalStudies;
import dev.parzen.study.LocalTrialFiles;
import dev.parzen.study.LocalTuner;
import dev.parzen.study.Studies;
import dev.parzen.study.StudyStore;
import dev.parzen.study.Transfer;
import dev.parzen.study.TrialFiles;
import dev.parzen.study.Tuner;
import dev.parzen.training.DataFolder;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** The only place where the core meets Spring: its objects are made here. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ParzenConfiguration {

    /** Ticks in microseconds, which every database keeps. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    Tuner tuner(StudyStore store, Clock clock, FileSweep sweep) {
        return new LocalTuner(store, clock, sweep);
    }

    @Bean
    TrialFiles trialFiles(StudyStore store, FileStore files) {
        return new LocalTrialFiles(store, files);
    }

    @Bean
    FileSweep fileSweep(StudyStore store, FileStore files, ParzenProperties settings) {
        return new FileSweep(store, files, settings.keptModels());
    }

    @Bean
    Studies studies(StudyStore store) {
        return new LocalStudies(store);
    }

    @Bean
    Transfer transfer(StudyStore store) {
        return new Transfer(store);
    }

    @Bean
    Explanations explanations(StudyStore store) {
        return new Explanations(store);
    }

    @Bean
    DataFiles dataFiles(ParzenProperties settings, Clock clock) {
        return DataFolder.at(settings.data(), clock);
    }

    @Bean
    Sweeping sweeping(StudyStore store, Clock clock, FileSweep files) {
        return new Sweeping(new LeaseReaper(store, clock), files);
    }

    /** Sweeps expired leases every second and files every minute, whatever a single sweep runs into. */
    static final class Sweeping {
        private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

        private final LeaseReaper reaper;
        private final FileSweep files;
        private boolean isFirst = true;

        Sweeping(LeaseReaper reaper, FileSweep files) {
            this.reaper = reaper;
            this.files = files;
        }

        @Scheduled(fixedDelayString = "${parzen.sweep:PT1S}")
        void sweep() {
            try {
                int ended = reaper.sweep();
                if (ended > 0) {
                    LOG.info("{} leases expired", ended);
                }
            } catch (RuntimeException failure) {
                LOG.warn("Sweeping expired leases failed; the next sweep tries again", failure);
            }
        }

        @Scheduled(fixedDelayString = "${parzen.file-sweep:PT1M}")
        void sweepFiles() {
            if (isFirst) {
                files.sweepAll();
            } else {
                files.sweep();
            }
            isFirst = false;
        }
    }
}
