package dev.parzen.trial;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who may write to a running trial, and until when; which attempt it is stands with the trial. A lease that ran out still
 * allows writing until the server has swept it.
 *
 * @param worker who holds it, if it gave a name
 * @param from when this attempt began
 * @param until when it runs out unless a write renews it
 */
public record Lease(Optional<String> worker, Instant from, Instant until) {

    public Lease {
        from = from.truncatedTo(ChronoUnit.MICROS);
        until = until.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same lease, running out later (never earlier). */
    public Lease renewed(Instant newUntil) {
        return newUntil.isAfter(until) ? new Lease(worker, from, newUntil) : this;
    }

    public boolean isExpired(Instant now) {
        return until.isBefore(now);
    }
}
