package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolNameTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final long NOBODY = 999_999_999_999L;

    @Test
    void isReadFromTheNameOfOneOfItsThreads() {
        PoolName name = new PoolName("my-host.example", 4711, 3);
        assertThat(PoolName.ofThread(name + "-2")).contains(name);
    }

    @Test
    void leavesOtherWorkersAlone() {
        assertThat(PoolName.ofThread("w1")).isEmpty();
        assertThat(PoolName.ofThread("pool-")).isEmpty();
        assertThat(PoolName.ofThread("pool-host-12-3")).isEmpty();
    }

    @Test
    void isAnOrphanWhenItsServerIsGone() {
        assertThat(new PoolName("here", NOBODY, 1).isOrphan("here", SELF)).isTrue();
        assertThat(new PoolName(
                                "here",
                                ProcessHandle.current().parent().orElseThrow().pid(),
                                1)
                        .isOrphan("here", SELF))
                .isFalse();
    }

    @Test
    void isAnOrphanWhenThisServerBearsTheNumberOfTheOneThatIsGone() {
        assertThat(new PoolName("here", SELF, 1).isOrphan("here", SELF)).isTrue();
    }

    @Test
    void isNotJudgedFromAnotherMachine() {
        assertThat(new PoolName("there", NOBODY, 1).isOrphan("here", SELF)).isFalse();
    }
}
