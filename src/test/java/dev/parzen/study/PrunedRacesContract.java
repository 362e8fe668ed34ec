package dev.parzen.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parzen.pruner.Asha;
import dev.parzen.pruner.Hyperband;
import dev.parzen.pruner.PrunerSpec;
import dev.parzen.sampler.BruteForce;
import dev.parzen.sampler.SamplerSpec;
import dev.parzen.sampler.Tpe;
import dev.parzen.space.IntOrAuto;
import dev.parzen.space.SearchSpace;
import dev.parzen.space.Spaces;
import dev.parzen.trial.Trial;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Eight workers whose trials are halved. */
interface PrunedRacesContract extends Stores.Contract {

    @Test
    default void halvesTrialsOfTpe() {
        SamplersUnderPruningTest.requirePlausible(
                raced(Tpe.defaults(), new Asha(IntOrAuto.of(1), 3, 0, 0, 0), Spaces.flat(2)));
    }

    @Test
    default void halvesTrialsOfTpeInBrackets() {
        SamplersUnderPruningTest.requirePlausible(raced(Tpe.defaults(), hyperband(), Spaces.flat(2)));
    }

    @Test
    default void triesEachPointOnceInBrackets() {
        List<Trial> trials = raced(new BruteForce(OptionalLong.of(1)), hyperband(), Spaces.small());
        SamplersUnderPruningTest.requirePlausible(trials);
        assertThat(trials.stream().map(Trial::parameterValues).distinct()).hasSize(20);
    }

    private static PrunerSpec hyperband() {
        return new Hyperband(1, IntOrAuto.of(Trainings.STEPS), 3, 0, true, 0);
    }

    private List<Trial> raced(SamplerSpec sampler, PrunerSpec pruner, SearchSpace space) {
        Study study = SamplersUnderPruningTest.create(store(), name(), sampler, pruner, space, Budget.UNLIMITED);
        SamplersUnderPruningTest.raced(new LocalTuner(store(), stores().clock()), study);
        return SamplersUnderPruningTest.trials(store(), study);
    }
}
