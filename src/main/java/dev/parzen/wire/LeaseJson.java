package dev.parzen.wire;

import dev.parzen.study.LeaseTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;

/** For how long a worker may be silent, and how many attempts at a trial may fail. */
@Schema(name = "LeaseTerms")
public record LeaseJson(
        @Schema(example = "PT60S") String duration,
        @Schema(example = "3") Integer attempts) {
    private static final int ATTEMPTS = 3;
    private static final Duration FOR_CLIENTS = Duration.ofHours(1);
    private static final Duration FOR_THE_POOL = Duration.ofMinutes(1);

    static LeaseJson of(LeaseTerms terms) {
        return new LeaseJson(terms.duration().toString(), terms.attempts());
    }

    static LeaseTerms toTerms(LeaseJson lease, boolean runsInPool) {
        Duration usual = runsInPool ? FOR_THE_POOL : FOR_CLIENTS;
        if (lease == null) {
            return new LeaseTerms(usual, ATTEMPTS);
        }
        return new LeaseTerms(
                lease.duration == null ? usual : Moments.duration("duration", lease.duration),
                lease.attempts == null ? ATTEMPTS : lease.attempts);
    }
}
