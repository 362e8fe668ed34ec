package dev.parzen.training;

import dev.parzen.dataset.DataFiles;
import dev.parzen.training.files.LocalDataFiles;
import java.nio.file.Path;
import java.time.Clock;

/** The data directory as a server shows it. */
public final class DataFolder {
    private DataFolder() {}

    /** The files below a directory of this machine, which need not exist yet. */
    public static DataFiles at(Path directory, Clock clock) {
        return new LocalDataFiles(directory, clock);
    }
}
