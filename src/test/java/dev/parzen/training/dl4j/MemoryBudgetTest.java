package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parzen.objective.NetworkDraft;
import dev.parzen.objective.network.layer.LayerSpec;
import dev.parzen.objective.network.layer.LayerSpec.Block;
import dev.parzen.objective.network.layer.LayerSpec.Dense;
import dev.parzen.objective.setting.Setting;
import dev.parzen.training.MemoryException;
import dev.parzen.training.TrainingListener;
import dev.parzen.training.TrainingResult.Ending;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest extends DigitTrainings {
    private static final MemoryNeed SIX = new MemoryNeed(1, 2, 3);

    @Test
    void addsUpWhatATrainingNeeds() {
        MemoryNeed need = need(Dense.of(Setting.of(32)));
        long parameters = 784 * 32 + 32 + 32 * 10 + 10;
        assertThat(need.weights()).isEqualTo(4 * parameters * (4 + 2));
        int training = 64;
        int validation = 16;
        assertThat(need.rows()).isEqualTo(4L * ((784 + 10) * 2 * 8 + 784 * (training + validation)));
        assertThat(need.activations()).isEqualTo(4L * ((784 + 32 + 32 + 10) * 128 + 2 * (784 + 32) * validation));
    }

    /** DL4J, which takes the steps of networks that are too large for arrays, keeps outside the heap what layers compute. */
    @Test
    void countsWhatLayersComputeWhereDl4jTakesTheSteps() {
        MemoryNeed need = need(Dense.of(Setting.of(20_000)), Dense.of(Setting.of(20_000)));
        assertThat(need.activations()).isEqualTo(4L * 2 * (20_000 + 20_000) * 64);
    }

    private static MemoryNeed need(LayerSpec... layers) {
        NetworkDraft draft = digits(100).layers(layers);
        draft.batchSize = Setting.of(8);
        return MemoryNeed.of(draft.build().resolve(Map.of()), DATA_SETS.load(draft.data));
    }

    @Test
    void refusesWhatNeverFitsAndTrainsTheNext() {
        NetworkDraft vast =
                digits(100).layers(new Block(Setting.of(20), List.<LayerSpec>of(Dense.of(Setting.of(65_536)))));
        assertThatThrownBy(() -> train(vast, TrainingListener.SILENT))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("outside the heap")
                .hasMessageContaining(MemoryBudget.VARIABLE);
        NetworkDraft small = digits(100);
        small.epochs = 1;
        assertThat(train(small, TrainingListener.SILENT).ending()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void waitsUntilTheOthersHaveDone() throws Exception {
        MemoryBudget budget = new MemoryBudget(10);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean hasIt = new AtomicBoolean();
        Thread second;
        try (MemoryBudget.Share first = budget.take(SIX)) {
            second = new Thread(() -> {
                begun.countDown();
                try (MemoryBudget.Share share = budget.take(SIX)) {
                    hasIt.set(true);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            second.start();
            begun.await();
            await().until(() -> second.getState() == Thread.State.WAITING);
            assertThat(hasIt).isFalse();
        }
        second.join();
        assertThat(hasIt).isTrue();
        budget.take(new MemoryNeed(10, 0, 0)).close();
    }

    @Test
    void doesNotWaitForWhatIsNeededAtOnce() {
        MemoryBudget budget = new MemoryBudget(10);
        MemoryBudget.Share first = budget.takeNow(SIX);
        assertThatThrownBy(() -> budget.takeNow(SIX))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining("in use");
        assertThatThrownBy(() -> budget.takeNow(new MemoryNeed(11, 0, 0)))
                .isInstanceOf(MemoryException.class)
                .hasMessageContaining(MemoryBudget.VARIABLE);
        first.close();
        budget.takeNow(SIX).close();
    }

    @Test
    void countsNoMoreRowsThanAreKept() {
        assertThat(Probe.kept(5000, 784, 1000)).isEqualTo(5000 * 784);
        assertThat(Probe.kept(1_000_000, 784, 1000)).isEqualTo(2 * Probe.CHUNK * 784);
    }

    @Test
    void readsTheBound() {
        assertThat(MemoryBudget.bound("1500")).isEqualTo(1500);
        assertThat(MemoryBudget.bound("3k")).isEqualTo(3 * 1024);
        assertThat(MemoryBudget.bound("500M")).isEqualTo(500L * 1024 * 1024);
        assertThat(MemoryBudget.bound(" 2g ")).isEqualTo(2L * 1024 * 1024 * 1024);
        assertThat(MemoryBudget.bound(null)).isPositive();
        assertThatThrownBy(() -> MemoryBudget.bound("much")).hasMessageContaining("much");
    }
}
