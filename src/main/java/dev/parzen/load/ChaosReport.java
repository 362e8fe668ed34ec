package dev.parzen.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a chaos run did and found.
 *
 * @param done how often each thing was done, by its name
 * @param violations a sentence for each thing that is wrong in the books
 */
public record ChaosReport(ChaosSettings settings, Duration elapsed, Map<String, Long> done, List<String> violations) {

    public boolean isRight() {
        return violations.isEmpty();
    }
}
