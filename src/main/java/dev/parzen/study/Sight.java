package dev.parzen.study;

import dev.parzen.sampler.Sampler;
import dev.parzen.trial.History;

/** What the sampler may see of a study's past. */
final class Sight {
    private Sight() {}

    /** Earlier studies only if it learns from them, and where the pruner divides trials into brackets, one's own. */
    static History of(StudySpec spec, Sampler sampler, int number, History past) {
        History seen = sampler.learnsFromEarlierStudies() ? past : past.own();
        if (sampler.enumerates()) {
            return seen;
        }
        return spec.buildPruner()
                .brackets(past.own())
                .map(brackets -> seen.part(brackets, brackets.of(number)))
                .orElse(seen);
    }
}
