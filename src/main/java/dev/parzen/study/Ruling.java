package dev.parzen.study;

import dev.parzen.pruner.Standing;
import java.util.Optional;

/**
 * Why a trial was to be given up.
 *
 * @param reason as it is on record
 * @param step the highest that was reported when it was judged, if anything was
 * @param standing on what that rests, if the study's present pruner compares trials and has compared this one
 * @param note what else must be known to read the rest; empty if nothing
 */
public record Ruling(Optional<String> reason, Optional<Integer> step, Optional<Standing> standing, String note) {}
