package dev.parzen.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parzen.space.ParameterValue;
import dev.parzen.study.StoreContract;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only a database can get wrong. */
abstract class DatabaseContract extends StoreContract {

    @Test
    void refusesWhatTheDatabaseDoesNotTake() {
        Study study = study();
        Map<String, ParameterValue> values = Map.of("x".repeat(600), ParameterValue.of(1));

        assertThatThrownBy(() -> store().transition(
                                study.id(), ledger -> ledger.add(trial -> trial.queued(values, Map.of(), NOW))))
                .isInstanceOf(TunerException.Invalid.class);

        assertThat(store().find(StudyRef.of(study.id()))).contains(study);
    }
}
