package dev.parzen.load;

import dev.parzen.load.fleet.Fleet;
import dev.parzen.load.traffic.Door;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The servers of a run, its own or others, while it lasts. */
record Place(Optional<Fleet> fleet, List<Door> doors) implements AutoCloseable {

    static Place open(Launcher launcher, Site site) throws InterruptedException {
        Optional<Fleet> fleet = site.isOwn() ? Optional.of(Fleet.start(launcher, site)) : Optional.empty();
        List<URI> addresses = fleet.map(Fleet::addresses).orElse(site.urls());
        return new Place(fleet, addresses.stream().map(Door::new).toList());
    }

    Door door() {
        return doors.get(0);
    }

    @Override
    public void close() {
        fleet.ifPresent(Fleet::close);
    }
}
