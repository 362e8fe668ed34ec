package dev.parzen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixKernelsTest {
    private static final String FLAGS = "flags\t\t: fpu avx2 avx512f avx512dq avx512cd avx512bw avx512vl sha_ni";

    @Test
    void asksForWideOnesWhereOpenBlasWouldNotTakeThem() {
        assertThat(of("AuthenticAMD", FLAGS)).containsExactly("SkylakeX");
    }

    @Test
    void leavesProcessorsWithoutThemAlone() {
        assertThat(of("AuthenticAMD", FLAGS.replace("avx512dq ", ""))).isEmpty();
        assertThat(of("AuthenticAMD", "flags : fpu sse2 avx2")).isEmpty();
    }

    @Test
    void leavesTheChoiceToOpenBlasWhereItKnowsTheProcessor() {
        assertThat(of("GenuineIntel", FLAGS)).isEmpty();
    }

    @Test
    void leavesMachinesAloneThatDescribeThemselvesOtherwise() {
        assertThat(MatrixKernels.of(List.of())).isEmpty();
        assertThat(MatrixKernels.of(List.of("Features\t: fp asimd", "CPU implementer\t: 0x41")))
                .isEmpty();
    }

    private static List<String> of(String vendor, String flags) {
        return MatrixKernels.of(List.of("processor\t: 0", "vendor_id\t: " + vendor, "cpu family\t: 26", flags)).stream()
                .toList();
    }
}
