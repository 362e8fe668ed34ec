package dev.parzen.load.fleet;

import dev.parzen.load.Launcher;
import dev.parzen.load.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The servers of a run: each keeps its port and its home over its lives. */
public final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Launcher launcher;
    private final Site site;
    private final Path home;
    private final List<Integer> ports = new ArrayList<>();
    private final List<ServerChild> children = new ArrayList<>();
    private final Thread atExit = new Thread(this::clear, "fleet-clear");

    private Fleet(Launcher launcher, Site site) throws IOException {
        this.launcher = launcher;
        this.site = site;
        this.home = Files.createTempDirectory("parzen-load");
    }

    /**
     * Starts the servers and waits until all are ready.
     *
     * @throws IllegalStateException if one is not
     */
    public static Fleet start(Launcher launcher, Site site) throws InterruptedException {
        try {
            Fleet fleet = new Fleet(launcher, site);
            fleet.startAll();
            return fleet;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<URI> addresses() {
        return ports.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }

    /** Kills a server as {@code kill -9} does and starts it again at once, at the same address. */
    public synchronized void kill(int index) throws InterruptedException {
        if (children.isEmpty()) {
            return; // This process ends.
        }
        children.get(index).kill();
        children.set(index, launch(index));
    }

    /** The last words of servers that ended by themselves; they are started again. */
    public synchronized List<String> fallen() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            if (!children.get(i).isAlive()) {
                words.add("A server ended by itself: " + children.get(i).lastWords());
                children.set(i, launch(i));
            }
        }
        return words;
    }

    /** Waits until all servers answer. */
    public void awaitReady() throws InterruptedException {
        for (ServerChild child : List.copyOf(children)) {
            if (!child.awaitReady(PATIENCE)) {
                throw new IllegalStateException("A server did not start:\n" + child.lastWords());
            }
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException theEndHasBegun) {
            return;
        }
        clear();
    }

    private synchronized void clear() {
        try {
            for (ServerChild child : children) {
                child.stop();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        children.clear();
        remove(home);
    }

    private void startAll() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(atExit);
        for (int i = 0; i < site.servers(); i++) {
            ports.add(freePort());
            children.add(launch(i));
        }
        try {
            awaitReady();
        } catch (IllegalStateException notReady) {
            close();
            throw notReady;
        }
    }

    private ServerChild launch(int index) {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--port",
                ports.get(index).toString(),
                "--home",
                home.resolve("server-" + index).toString(),
                "--workers",
                "0"));
        arguments.addAll(site.settings());
        return new ServerChild(launcher.command(arguments));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // A temporary folder: the system clears it up.
        }
    }
}
