package dev.parzen.cli;

import java.net.URI;
import org.springframework.core.env.Environment;

/** Where this process's server listens, as seen from this machine. */
public record ServerAddress(URI root) {

    /** The address, once the server listens. */
    public static ServerAddress of(Environment environment) {
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        String named = host.contains(":") ? "[" + host + "]" : host;
        String scheme = environment.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        String path = environment.getProperty("server.servlet.context-path", "");
        return new ServerAddress(URI.create(scheme + "://" + named + ":" + port + path));
    }

    String url(String path) {
        return root + path;
    }
}
