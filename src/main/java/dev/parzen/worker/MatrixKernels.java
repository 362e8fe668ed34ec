package dev.parzen.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which of OpenBLAS's matrix products a processor runs best. OpenBLAS goes by the processor's family, and the version that
 * DL4J brings takes kernels for 128 bits on families that came after it; what the processor can do is the better guide.
 */
final class MatrixKernels {
    /** The environment variable that OpenBLAS obeys when it is loaded. */
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final Set<String> OF_512_BITS = Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");
    private static final Set<String> OF_256_BITS = Set.of("avx2", "fma");

    private MatrixKernels() {}

    /** The kernels to ask for on this machine; empty to leave it to OpenBLAS. */
    static Optional<String> ofThisMachine() {
        Path description = Path.of("/proc/cpuinfo");
        try (Stream<String> lines = Files.isReadable(description) ? Files.lines(description) : Stream.empty()) {
            return of(lines.toList());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // slower, and not wrong
        }
    }

    /** The same for a processor that Linux describes in these lines. */
    static Optional<String> of(List<String> description) {
        List<String> flags = List.of(value(description, "flags").split(" +"));
        if (flags.containsAll(OF_512_BITS)) {
            return Optional.of("SkylakeX");
        }
        return flags.containsAll(OF_256_BITS) ? Optional.of("Haswell") : Optional.empty();
    }

    /** The value for the first processor. */
    private static String value(List<String> description, String key) {
        return description.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
