package dev.parzen.pruner;

import java.util.OptionalInt;

/**
 * What a pruner must know of its study.
 *
 * @param study its name
 * @param steps how many steps a trial reports at most, counted from step 0; empty if nobody knows
 */
public record Outline(String study, OptionalInt steps) {}
