package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.space.Distribution.IntRange;
import dev.parzen.space.ParameterValue;
import dev.parzen.trial.Choice;
import dev.parzen.trial.Trial;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Looking for a trial by its values. */
interface SearchContract extends Stores.Contract {

    @Test
    default void findsTheFirstTrialWithExactlyTheseValues() {
        Study study = study();
        String long2 = "b".repeat(3000);
        store().transition(study.id(), ledger -> {
            ledger.add(given(Map.of("x", ParameterValue.of(1.0), "t", ParameterValue.of("a"))));
            ledger.add(given(Map.of("x", ParameterValue.of(2L), "t", ParameterValue.of(long2))));
            ledger.add(given(Map.of("x", ParameterValue.of(2.0), "n", ParameterValue.NOTHING)));
            ledger.add(given(Map.of("x", ParameterValue.of(Long.MAX_VALUE), "t", ParameterValue.of(true))));
            ledger.add(trial -> Trials.running(trial).chosen("x", Choice.of(ParameterValue.of(5L), IntRange.of(1, 9))));
            return null;
        });

        assertThat(sought(study, Map.of("x", ParameterValue.of(1L)))).contains(0);
        assertThat(sought(study, Map.of("x", ParameterValue.of(2.0)))).contains(1);
        assertThat(sought(study, Map.of("t", ParameterValue.of(long2)))).contains(1);
        assertThat(sought(study, Map.of("x", ParameterValue.of(2.0), "n", ParameterValue.NOTHING)))
                .contains(2);
        assertThat(sought(study, Map.of("x", ParameterValue.of(Long.MAX_VALUE))))
                .contains(3);
        assertThat(sought(study, Map.of("t", ParameterValue.of(true)))).contains(3);
        assertThat(sought(study, Map.of("x", ParameterValue.of(5.0)))).contains(4);
        assertThat(sought(study, Map.of("t", ParameterValue.of("A")))).isEmpty();
        assertThat(sought(study, Map.of("x", ParameterValue.of(1.0), "t", ParameterValue.of(long2))))
                .isEmpty();
        assertThat(sought(study(), Map.of("x", ParameterValue.of(1.0)))).isEmpty();
    }

    private Optional<Integer> sought(Study study, Map<String, ParameterValue> values) {
        return store().transition(study.id(), ledger -> ledger.withValues(values))
                .map(Trial::number);
    }

    private static UnaryOperator<Trial> given(Map<String, ParameterValue> values) {
        return trial -> trial.queued(values, Map.of(), NOW);
    }
}
