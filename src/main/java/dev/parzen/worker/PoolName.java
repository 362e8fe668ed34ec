package dev.parzen.worker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a pool's process: which server process, on which machine, started it, and as which of its children. From a
 * worker's name alone anyone can tell whether its process can still be alive.
 *
 * @param child counts the processes that the server started, from 1
 */
record PoolName(String host, long server, int child) {
    private static final Pattern THREAD = Pattern.compile("pool-(.+)-(\\d{1,18})\\.(\\d{1,9})-\\d+");

    /** The name of the process that a worker's thread of this name belongs to, if it is one of a pool. */
    static Optional<PoolName> ofThread(String worker) {
        Matcher matcher = THREAD.matcher(worker);
        return matcher.matches()
                ? Optional.of(new PoolName(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** True if the server that started it is known to be gone, seen from this machine's process {@code self}. */
    boolean isOrphan(String here, long self) {
        return host.equals(here) && (server == self || ProcessHandle.of(server).isEmpty());
    }

    @Override
    public String toString() {
        return "pool-" + host + "-" + server + "." + child;
    }
}
