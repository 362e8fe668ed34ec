package dev.parzen.rest;

/** Paths and media types of the interface. */
final class Api {
    static final String BASE = "/api/v1";
    static final String STUDIES = BASE + "/studies";
    static final String WHOLE_STUDIES = STUDIES + "/imports";
    static final String CLAIMS = BASE + "/claims";
    static final String STUDY = STUDIES + "/{study}";
    static final String TRIALS = STUDY + "/trials";
    static final String TRIAL = TRIALS + "/{number}";

    static final String NDJSON = "application/x-ndjson";
    static final String MERGE_PATCH = "application/merge-patch+json";

    private Api() {}
}
