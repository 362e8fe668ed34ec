package dev.parzen.trial;

/**
 * Divides the trials of a study by their numbers alone. {@link History#part} remembers what it has come to under the
 * partition, so equal ones divide equally.
 */
public interface Partition {

    /** How many parts there are, at least one. */
    int count();

    /** The part, from 0, of the trial with this number. */
    int of(int number);
}
