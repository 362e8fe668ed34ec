package dev.parzen.rest;

/** Paths and media types of the interface. */
final class Api {
    static final String BASE = "/api/v1";
    static final String STUDIES = BASE + "/studies";
    static final String WHOLE_STUDIES = STUDIES + "/imports";
    static final String DATASETS = BASE + "/datasets";
    static final String CLAIMS = BASE + "/claims";
    static final String STUDY = STUDIES + "/{study}";
    static final String TRIALS = STUDY + "/trials";
    static final String TRIAL = TRIALS + "/{number}";

    static final String CHECKPOINT = TRIAL + "/checkpoint";
    static final String MODEL = TRIAL + "/model";

    /** The header that says of which step a checkpoint is. */
    static final String STEP = "Parzen-Step";

    static final String CSV = "text/csv";
    static final String TEXT = "text/plain";
    static final String NDJSON = "application/x-ndjson";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String BYTES = "application/octet-stream";
    static final String ZIP = "application/zip";

    private Api() {}
}
