package dev.parzen.client;

import dev.parzen.study.Requests.TrialRef;
import dev.parzen.study.StudyRef;

/** Where things lie below the base path. */
final class Paths {
    private Paths() {}

    static String study(StudyRef study) {
        return "/studies/" + Call.encoded(study.text());
    }

    static String trial(TrialRef trial) {
        return trial(trial.study(), trial.number());
    }

    static String trial(StudyRef study, int number) {
        return study(study) + "/trials/" + number;
    }
}
