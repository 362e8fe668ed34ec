package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixKernelsTest {
    private static final String FLAGS = "fpu fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl sha_ni";

    @Test
    void asksForTheWidestThatTheProcessorHas() {
        assertThat(of(FLAGS)).containsExactly("SkylakeX");
        assertThat(of(FLAGS.replace("avx512dq ", ""))).containsExactly("Haswell");
    }

    @Test
    void leavesOldProcessorsToOpenBlas() {
        assertThat(of("fpu sse2 avx avx2")).isEmpty();
        assertThat(of("fpu sse2 avx xavx2 fma4")).isEmpty();
    }

    @Test
    void leavesMachinesAloneThatDescribeThemselvesOtherwise() {
        assertThat(MatrixKernels.of(List.of())).isEmpty();
        assertThat(MatrixKernels.of(List.of("Features\t: fp asimd", "CPU implementer\t: 0x41")))
                .isEmpty();
    }

    private static List<String> of(String flags) {
        return MatrixKernels.of(List.of("processor\t: 0", "vendor_id\t: Any", "flags\t\t: " + flags)).stream()
                .toList();
    }
}
