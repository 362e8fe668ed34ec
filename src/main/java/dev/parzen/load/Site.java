package dev.parzen.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the servers are: at addresses where they run already, or to be started here.
 *
 * @param urls of running servers; none if they are to be started
 * @param servers how many to start
 * @param datasource the database of those that are started; none for an H2 file of their own
 */
public record Site(
        List<URI> urls,
        int servers,
        Optional<String> datasource,
        Optional<String> username,
        Optional<String> password) {

    public Site {
        urls = List.copyOf(urls);
        if (servers < 1) {
            throw new IllegalArgumentException("--servers is " + servers + ": give at least 1.");
        }
        if (!urls.isEmpty() && datasource.isPresent()) {
            throw new IllegalArgumentException("--url and --datasource exclude each other: a running server has one.");
        }
        if (servers > 1 && urls.isEmpty() && datasource.isEmpty()) {
            throw new IllegalArgumentException(
                    "--servers is " + servers + ", but an H2 file belongs to one: give a --datasource of PostgreSQL.");
        }
    }

    /** True if the servers belong to whoever asks. */
    public boolean isOwn() {
        return urls.isEmpty();
    }

    /** The settings by which a server finds its database. */
    public List<String> settings() {
        List<String> settings = new ArrayList<>();
        datasource.ifPresent(url -> settings.add("--spring.datasource.url=" + url));
        username.ifPresent(name -> settings.add("--spring.datasource.username=" + name));
        password.ifPresent(word -> settings.add("--spring.datasource.password=" + word));
        return settings;
    }
}
