package dev.parzen.rest;

/** Bodies that Swagger UI offers: executed from top to bottom, each works. */
final class Examples {
    static final String STUDY = "quickstart";

    static final String STUDY_SPEC = """
            {
              "name": "quickstart",
              "directions": ["MINIMIZE"],
              "space": [
                {"name": "optimizer", "type": "categorical", "choices": ["Adam", "RMSprop"]},
                {"name": "learning_rate", "type": "float", "low": 1e-5, "high": 0.1, "log": true},
                {"name": "layers", "type": "int", "low": 1, "high": 6},
                {"name": "beta2", "type": "float", "low": 0.9, "high": 0.999, "when": {"optimizer": ["Adam"]}}
              ],
              "sampler": {"type": "tpe", "seed": 42},
              "pruner": {"type": "median"}
            }""";
    static final String FRONT_SPEC = """
            {
              "name": "accurate-and-fast",
              "directions": ["MAXIMIZE", "MINIMIZE"],
              "space": [
                {"name": "layers", "type": "int", "low": 1, "high": 6},
                {"name": "width", "type": "int", "low": 16, "high": 512, "log": true}
              ],
              "constraints": ["megabytes"],
              "notes": "values: accuracy, milliseconds"
            }""";
    static final String NETWORK_STUDY = "small-network";
    static final String NETWORK_SPEC = """
            {
              "name": "small-network",
              "space": [
                {"name": "depth", "type": "int", "low": 1, "high": 2},
                {"name": "width", "type": "int", "low": 16, "high": 128, "log": true}
              ],
              "objective": {
                "type": "neural-network",
                "data": {"type": "drawn-digits", "samples": 1000},
                "layers": [
                  {"type": "block", "times": {"param": "depth"}, "layers": [
                    {"type": "convolution-2d", "filters": 8, "kernel": 5, "padding": "same"},
                    {"type": "max-pooling"}
                  ]},
                  {"type": "dense", "width": {"param": "width"}}
                ]
              },
              "budget": {"trials": 10}
            }""";
    static final String HALVING_SPEC = """
            {
              "name": "many-short-few-long",
              "space": [{"name": "learning_rate", "type": "float", "low": 1e-5, "high": 0.1, "log": true}],
              "pruner": {"type": "hyperband", "maxResource": 27},
              "budget": {"trials": 100},
              "notes": "with validateOnly=true, the answer plans how many trials reach which epoch"
            }""";
    static final String ASK = "{\"worker\": \"w1\", \"count\": 3}";
    static final String SUGGEST = "{\"type\": \"float\", \"low\": 1e-5, \"high\": 0.1, \"log\": true, \"attempt\": 1}";
    static final String REPORT = "{\"value\": 0.412, \"attempt\": 1}";
    static final String OUTCOME = "{\"state\": \"COMPLETE\", \"value\": 0.355, \"attempt\": 1}";
    static final String LEASE = "{\"attempt\": 1}";
    static final String RELEASE = "{\"attempt\": 1, \"reason\": \"preempted\"}";
    static final String FILE = "what a worker can read";
    static final String QUEUE = "{\"params\": {\"optimizer\": \"Adam\", \"layers\": 2}}";
    static final String IMPORTS = """
            {"trials": [
              {"state": "COMPLETE",
               "params": {"optimizer": "RMSprop", "learning_rate": 0.01, "layers": 3},
               "values": [0.5], "reports": [[0, 0.9], [1, 0.7]]}
            ]}""";
    static final String STUDY_FILE = """
            {"format": "parzen-study", "formatVersion": 1, "spec": {"name": "from-elsewhere", "sampler": {"type": "tpe", \
            "seed": 42}, "space": [{"name": "x", "type": "float", "low": 0, "high": 1}]}, "state": "ACTIVE", \
            "failuresInARow": 0, "version": 1, "createdAt": "2026-01-31T12:00:00Z", "firstAskAt": "2026-01-31T12:00:01Z", "handedOut": 1, \
            "counts": {"COMPLETE": 1}, "recorded": {"x": {"type": "float", "low": 0, "high": 1}}}
            {"number": 0, "state": "COMPLETE", "attempt": 1, "finishOrder": 1, "params": {"x": 0.25}, "values": [0.5], \
            "startedAt": "2026-01-31T12:00:01Z", "finishedAt": "2026-01-31T12:00:02Z", "sampler": "tpe"}
            {"end": {"trials": 1, "earlier": 0}}
            """;
    static final String DATASET = "flowers.csv";
    static final String DATASET_FILE = """
            petals,height,label
            5,0.25,rose
            6,0.5,lily
            5,0.125,rose
            6,0.75,lily
            """;
    static final String PATCH = "{\"notes\": \"first try\", \"budget\": {\"trials\": 100}}";
    static final String OTHER_PRUNER = "{\"type\": \"asha\", \"reductionFactor\": 3}";
    static final String CLAIM = "{\"worker\": \"w1\", \"wait\": \"PT0S\"}";

    /** A study whose best network is there. */
    static final String NETWORKS = "flowers";

    static final String ROWS = """
            {"rows": [{"length": 5.1, "width": 3.5}, [4.9, 3.0]]}""";
    static final String ROWS_CSV = """
            length,width
            5.1,3.5
            4.9,3.0
            """;

    static final String FINAL = "{\"replicates\": 0, \"again\": false}";

    private Examples() {}
}
