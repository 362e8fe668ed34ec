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
 * Which of OpenBLAS's matrix products a processor runs best. OpenBLAS finds out by itself, but the version that DL4J
 * brings knows no processor of AMD's with vectors of 512 bits and takes kernels for 256 there.
 */
final class MatrixKernels {
    /** The environment variable that OpenBLAS obeys when it is loaded. */
    static final String VARIABLE = "OPENBLAS_CORETYPE";

    private static final String WIDE = "SkylakeX";
    private static final Set<String> WHAT_WIDE_ONES_USE =
            Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

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
        boolean isByAmd = "AuthenticAMD".equals(value(description, "vendor_id"));
        boolean isWide = List.of(value(description, "flags").split(" +")).containsAll(WHAT_WIDE_ONES_USE);
        return isByAmd && isWide ? Optional.of(WIDE) : Optional.empty();
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
