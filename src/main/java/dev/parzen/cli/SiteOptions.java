package dev.parzen.cli;

import dev.parzen.load.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which servers a measurement is made on: options that its commands share. */
final class SiteOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            split = ",",
            description = "Servers that run, such as http://localhost:8080; without, one is started.")
    private List<URI> urls = new ArrayList<>();

    @Option(
            names = "--datasource",
            paramLabel = "URL",
            description = "The database of a server that is started, such as jdbc:postgresql://localhost/parzen"
                    + " (default: a new H2 file).")
    private Optional<String> datasource = Optional.empty();

    @Option(names = "--username", paramLabel = "NAME", description = "Who uses that database.")
    private Optional<String> username = Optional.empty();

    @Option(names = "--password", paramLabel = "PASSWORD", description = "With which password.")
    private Optional<String> password = Optional.empty();

    /** The site, with so many servers if they are to be started. */
    Site site(int servers) {
        for (URI url : urls) {
            if (url.getHost() == null) {
                throw new IllegalArgumentException(
                        "--url is \"" + url + "\": give an address such as http://localhost:8080.");
            }
        }
        return new Site(urls, servers, datasource, username, password);
    }
}
