package dev.parzen.worker;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * How a JVM that trains is started: with these settings small networks train four to six times as fast as without, and a
 * running JVM cannot give them to itself.
 */
public final class TrainingJvm {
    /** How many cores one operation of a network uses; more than one slows small networks down. */
    public static final String OPERATION_THREADS = "OMP_NUM_THREADS";

    private static final String GUARD = "org.bytedeco.javacpp.maxPhysicalBytes";
    private static final List<String> FLAGS = List.of(
            "-XX:+UseParallelGC",
            "-D" + GUARD + "=0",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final long MEGABYTE = 1 << 20;
    private static final long FIRST_THREAD = 2048 * MEGABYTE;
    private static final long FURTHER_THREAD = 512 * MEGABYTE;

    private TrainingJvm() {}

    /** True if this process was started with settings for training. */
    public static boolean isThisOne() {
        return System.getenv(OPERATION_THREADS) != null && "0".equals(System.getProperty(GUARD));
    }

    /**
     * A command that runs this program once more, with settings for training.
     *
     * @param mainClass the program, where this process does not run from an executable jar
     * @param heap the most that objects may take, as Java's option -Xmx spells it; it does not bound the arrays outside
     */
    public static ProcessBuilder command(String mainClass, String heap, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx" + heap);
        command.addAll(FLAGS);
        command.addAll(program(mainClass));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putIfAbsent(OPERATION_THREADS, "1");
        MatrixKernels.ofThisMachine()
                .ifPresent(kernels -> builder.environment().putIfAbsent(MatrixKernels.VARIABLE, kernels));
        return builder;
    }

    /** A heap for that many threads that leaves half of the machine's memory alone. */
    public static String heapFor(int threads) {
        long half = physicalMemory() / 2;
        long wanted = FIRST_THREAD + (threads - 1) * FURTHER_THREAD;
        return Math.max(256, Math.min(wanted, half) / MEGABYTE) + "m";
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 2 * FIRST_THREAD;
    }

    /**
     * What comes after {@code java} to run this program once more.
     *
     * @param mainClass the program, where this process does not run from an executable jar
     */
    public static List<String> program(String mainClass) {
        String path = System.getProperty("java.class.path");
        return executableJar(path).map(jar -> List.of("-jar", jar)).orElseGet(() -> List.of("-cp", path, mainClass));
    }

    private static Optional<String> executableJar(String path) {
        if (path.contains(File.pathSeparator) || !path.endsWith(".jar")) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(path)) {
            boolean isExecutable = jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Start-Class") != null;
            return isExecutable ? Optional.of(path) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
