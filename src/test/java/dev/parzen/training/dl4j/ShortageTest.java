package dev.parzen.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parzen.training.MemoryException;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.MemoryKind;
import org.nd4j.linalg.factory.Nd4j;

/** Asks the libraries for more than a process can address, which no system gives, however it is set up. */
class ShortageTest {
    private static final long BYTES = 1L << 50;

    private static final List<ThrowingCallable> TOO_LARGE = List.of(
            () -> Nd4j.createUninitialized(DataType.FLOAT, BYTES / Float.BYTES),
            () -> Nd4j.getMemoryManager().allocate(BYTES, MemoryKind.HOST, false),
            () -> Nd4j.getWorkspaceManager()
                    .createNewWorkspace(
                            WorkspaceConfiguration.builder().initialSize(BYTES).build(), "vast"),
            () -> new FloatPointer(BYTES / Float.BYTES));

    @Test
    void isRecognisedHoweverTheLibrariesSayIt() {
        assertThat(TOO_LARGE).allSatisfy(asking -> {
            Throwable failure = catchThrowable(asking);
            assertThat(failure).isNotNull();
            assertThat(Shortage.behind(failure)).as(failure.toString()).isPresent();
            assertThat(Shortage.behind(new RuntimeException("wrapped", failure)))
                    .isEqualTo(Shortage.behind(failure));
        });
    }

    @Test
    void isNeitherAFullHeapNorAnotherFailure() {
        assertThat(Shortage.behind(new OutOfMemoryError("Java heap space"))).isEmpty();
        assertThat(Shortage.behind(new IllegalStateException())).isEmpty();
        assertThat(Shortage.behind(catchThrowable(() -> Nd4j.zeros(2, 3).mmul(Nd4j.zeros(2, 3)))))
                .isEmpty();
    }

    @Test
    void failsWithWhatIsNeededAndGivesItBack() throws InterruptedException {
        MemoryBudget budget = new MemoryBudget(10 << 20);
        MemoryNeed all = new MemoryNeed(10 << 20, 0, 0);
        for (ThrowingCallable asking : TOO_LARGE) {
            assertThatThrownBy(() -> budget.with(all, failing(catchThrowable(asking))))
                    .isInstanceOf(MemoryException.class)
                    .hasMessageContaining("About 10 MB")
                    .hasMessageContaining("batchSize");
        }
        assertThat(budget.with(all, () -> "had")).isEqualTo("had");
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        MemoryBudget budget = new MemoryBudget(10);
        IllegalStateException other = new IllegalStateException("other");
        assertThatThrownBy(() -> budget.with(new MemoryNeed(1, 0, 0), failing(other)))
                .isSameAs(other);
    }

    private static Supplier<String> failing(Throwable failure) {
        return () -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }
}
