package dev.parzen.rest;

import dev.parzen.study.Answers.Claimed;
import dev.parzen.study.Receipts;
import dev.parzen.study.Requests.Claim;
import dev.parzen.study.Tuner;
import dev.parzen.wire.Json;
import dev.parzen.wire.Replies.ClaimedJson;
import dev.parzen.wire.StudyJson;
import dev.parzen.wire.TrialJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Claims with an {@code Idempotency-Key}. Each look for a trial is one transaction with its receipt; between two of them
 * a waiting claim holds nothing.
 */
@Component
final class KeyedClaims {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Tuner tuner;
    private final Receipts receipts;
    private final InstantSource clock;

    KeyedClaims(Tuner tuner, Receipts receipts, InstantSource clock) {
        this.tuner = tuner;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** The answer's body, or empty if there is no trial within the time to wait. */
    Optional<String> claim(Receipts.Key key, Claim claim) {
        Instant end = clock.instant().plus(claim.waiting());
        Claim look = new Claim(claim.worker(), claim.study(), claim.labels(), Duration.ZERO);
        Optional<String> answer = look(key, look);
        while (answer.isEmpty() && clock.instant().isBefore(end) && pause()) {
            answer = look(key, look);
        }
        return answer;
    }

    static ClaimedJson json(Claimed claimed) {
        return new ClaimedJson(
                StudyJson.of(claimed.study()),
                TrialJson.of(claimed.trial(), claimed.study().name()));
    }

    private Optional<String> look(Receipts.Key key, Claim claim) {
        var remembered = receipts.once(
                key,
                () -> tuner.claim(claim).map(claimed -> Json.write(json(claimed))),
                body -> body.map(text -> new Receipts.Answer(200, Map.of(), text)));
        return remembered
                .earlier()
                .map(Receipts.Answer::body)
                .or(() -> remembered.fresh().orElseThrow());
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
