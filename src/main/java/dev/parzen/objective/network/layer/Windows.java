package dev.parzen.objective.network.layer;

import dev.parzen.objective.network.architecture.Padding;
import dev.parzen.objective.setting.Rule;

/** What the settings of a moving window may be. */
final class Windows {
    static final Rule<Integer> SIZE = Rule.whole(1, 10_000);
    static final Rule<Padding> PADDING = Rule.oneOf(Padding.class);

    private Windows() {}
}
