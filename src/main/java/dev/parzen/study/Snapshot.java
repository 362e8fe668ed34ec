package dev.parzen.study;

import dev.parzen.space.Distribution;
import dev.parzen.trial.Observation;
import dev.parzen.trial.Trial;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A whole study at one moment: what one store gives away and another takes in. Its parts are read once each, in the order
 * of these methods, and none is held as a whole. A sampler suggests the same after it as before.
 */
public interface Snapshot {

    /** The study, with the id that it has where it comes from. */
    Study study();

    /** The first distribution that was recorded under each name, the oldest first. */
    Map<String, Distribution> recorded();

    /** What it learns from earlier studies, the oldest trial first; the last one's number is −1. */
    void forEachEarlier(Consumer<Observation> reader);

    /** Its trials by number. */
    void forEachTrial(Consumer<Entry> reader);

    /**
     * A trial, with what does not stand in itself.
     *
     * @param order of a finished trial, the how-manieth of its study to finish, from 1: samplers see them in this order
     */
    record Entry(Trial trial, OptionalInt order) {}
}
