package dev.parzen.wire;

import dev.parzen.trial.Observation;

/** Trials of earlier studies, as a study that learns from them keeps them when it is moved: one JSON text each. */
public final class EarlierTrials {
    private EarlierTrials() {}

    public static String write(Observation earlier) {
        return Json.write(TrialLine.of(earlier));
    }

    /** What {@link #write} wrote. */
    public static Observation read(String text) {
        return new TrialLineReading(Json.read(text, TrialLine.class)).toEarlier();
    }
}
