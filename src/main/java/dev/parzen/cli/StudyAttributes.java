package dev.parzen.cli;

import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyChange;
import dev.parzen.study.StudyRef;
import dev.parzen.study.Tuner;
import dev.parzen.study.TunerException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Sets attributes of a study one by one, without loss of those that others set at the same time. */
record StudyAttributes(Tuner tuner, Studies studies, StudyRef study) {
    private static final int TRIES = 20;

    /** Sets an attribute, JSON text, and answers the study that has it. */
    Study put(String name, String json) {
        for (int i = 1; ; i++) {
            Study found = studies.study(study);
            Map<String, String> attributes = new TreeMap<>(found.spec().attributes());
            attributes.put(name, json);
            try {
                return tuner.change(study, StudyChange.of(change -> {
                    change.attributes = Optional.of(attributes);
                    change.ifVersion = OptionalInt.of(found.version());
                }));
            } catch (TunerException.ChangedMeanwhile somebodyElse) {
                if (i == TRIES) {
                    throw somebodyElse;
                }
            }
        }
    }
}
