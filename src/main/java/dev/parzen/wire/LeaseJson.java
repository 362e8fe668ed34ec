package dev.parzen.wire;

import dev.parzen.space.InvalidValueException;
import dev.parzen.study.LeaseTerms;
import dev.parzen.trial.EndedAttempt.Ending;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** For how long a worker may be silent, how many attempts at a trial may fail, and after which endings there is another. */
@Schema(name = "LeaseTerms")
public record LeaseJson(
        @Schema(description = "For how long a worker may be silent.", example = "PT60S")
        String duration,

        @Schema(description = "How many attempts may end by ERROR or LOST.", example = "3")
        Integer attempts,

        @Schema(
                description =
                        "The endings after which a trial gets another attempt: ERROR (told as retryable), LOST (the lease"
                                + " ran out), RELEASED (given back; spends none of the attempts). After the others it has"
                                + " FAILED.",
                example = "[\"ERROR\", \"LOST\", \"RELEASED\"]")
        List<String> retryOn) {
    private static final int ATTEMPTS = 3;
    private static final Duration FOR_CLIENTS = Duration.ofHours(1);
    private static final Duration FOR_THE_POOL = Duration.ofMinutes(1);

    static LeaseJson of(LeaseTerms terms) {
        return new LeaseJson(
                terms.duration().toString(),
                terms.attempts(),
                terms.retryOn().stream().map(Enum::name).sorted().toList());
    }

    static LeaseTerms toTerms(LeaseJson lease, boolean runsInPool) {
        Duration usual = runsInPool ? FOR_THE_POOL : FOR_CLIENTS;
        if (lease == null) {
            return new LeaseTerms(usual, ATTEMPTS);
        }
        return new LeaseTerms(
                lease.duration == null ? usual : Moments.duration("duration", lease.duration),
                lease.attempts == null ? ATTEMPTS : lease.attempts,
                lease.retryOn == null
                        ? EnumSet.allOf(Ending.class)
                        : StudyRequest.at("retryOn", () -> endings(lease.retryOn)));
    }

    private static Set<Ending> endings(List<String> words) {
        Set<Ending> endings = EnumSet.noneOf(Ending.class);
        for (int i = 0; i < words.size(); i++) {
            String place = Integer.toString(i);
            if (words.get(i) == null) {
                throw new MalformedException("/" + place, "A text is needed here, not null.");
            }
            if (!endings.add(Words.constant(Ending.class, place, words.get(i)))) {
                throw new InvalidValueException(place, "\"" + words.get(i) + "\" stands twice: name each ending once.");
            }
        }
        return endings;
    }
}
