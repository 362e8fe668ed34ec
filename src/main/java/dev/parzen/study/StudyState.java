package dev.parzen.study;

/** Whether a study hands out trials. */
public enum StudyState {
    /** It does, while its budget lasts. */
    ACTIVE,
    /** It does not for now; running trials go on. */
    PAUSED,
    /** It does not any more; running trials are told to stop. */
    STOPPED,
    /** Its budget is spent and nothing runs or waits for another attempt. Only the server says so. */
    FINISHED
}
