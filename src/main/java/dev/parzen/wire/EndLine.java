package dev.parzen.wire;

/** The last line of a study's file: whoever does not find it has only a part. */
record EndLine(Totals end) {
    /** How many lines there are of each kind. */
    record Totals(Integer trials, Integer earlier) {}
}
