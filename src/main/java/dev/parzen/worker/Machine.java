package dev.parzen.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine that this process runs on. */
public final class Machine {
    private Machine() {}

    /** Its name, or "localhost" where it has none. */
    public static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
