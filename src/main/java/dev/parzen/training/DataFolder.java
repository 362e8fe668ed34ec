package dev.parzen.training;

import dev.parzen.dataset.DataFiles;
import dev.parzen.training.files.LocalDataFiles;
import java.nio.file.Path;

/** The data directory as a server shows it. */
public final class DataFolder {
    private DataFolder() {}

    /** The files below a directory of this machine, which need not exist yet. */
    public static DataFiles at(Path directory) {
        return new LocalDataFiles(directory);
    }
}
