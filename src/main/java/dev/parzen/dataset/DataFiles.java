package dev.parzen.dataset;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The files below the data directory, the only place from which networks learn. A name is relative to it, with / between
 * its parts; none leads out of it, not even by a link. Names of which a part begins with a dot are no data files. Safe for
 * use by many threads.
 */
public interface DataFiles {

    /** The names of all files and directories of images, in order; those that contain {@code part}. */
    List<String> names(String part);

    /**
     * What a file is, told by its head: a large file is not read to its end.
     *
     * @throws dev.parzen.space.InvalidValueException if the name leads out of the directory
     */
    Optional<DataFile> find(String name);

    /**
     * Keeps a file, once all of its bytes are there: before, and if they do not come, everything is as it was.
     *
     * @param guard asked when all bytes have come; what it throws is thrown
     * @throws dev.parzen.space.InvalidValueException if there can be no file of that name
     * @throws java.io.UncheckedIOException if the content cannot be read, or the file not written
     */
    DataFile save(String name, InputStream content, Guard guard);

    /**
     * Deletes a file.
     *
     * @return false if there is none
     * @throws dev.parzen.space.InvalidValueException if the name leads out of the directory, or is that of a directory
     */
    boolean delete(String name);

    /** Decides whether a file may be kept. */
    @FunctionalInterface
    interface Guard {
        /**
         * Throws if not.
         *
         * @param present the file of that name
         * @param isSame whether it has the same bytes
         */
        void check(Optional<DataFile> present, boolean isSame);
    }
}
