package dev.parzen.rest;

import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import dev.parzen.wire.StudyPatch;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.node.ObjectNode;

/** Applies a merge patch to the study as it stands; where it changed meanwhile and nobody insists, again. */
final class Patching {
    private static final int TRIES = 20;

    private final Tuner tuner;
    private final Studies studies;

    Patching(Tuner tuner, Studies studies) {
        this.tuner = tuner;
        this.studies = studies;
    }

    Study apply(StudyRef ref, ObjectNode patch, ETags ifMatch) {
        for (int tries = 1; ; tries++) {
            Study study = studies.study(ref);
            try {
                var change = StudyPatch.change(
                        study,
                        patch,
                        () -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE),
                        ifMatch.insistOn(study.version()));
                return tuner.change(ref, change);
            } catch (TunerException.ChangedMeanwhile changed) {
                if (!ifMatch.isAny() || tries == TRIES) {
                    throw changed;
                }
            }
        }
    }
}
