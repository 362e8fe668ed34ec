package dev.parzen.training.data.storage;

import dev.parzen.training.DataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Where rows go that do not fit into memory.
 *
 * @param folder made when it is needed
 * @param mostOnHeap so many bytes of rows may lie on the heap
 */
public record Scratch(Path folder, long mostOnHeap) {

    /**
     * A new file. Nobody needs to delete it: where the system allows it the name is gone at once, and the bytes once
     * nothing maps them any more, even if the process is killed; elsewhere when the file is closed or the process ends.
     */
    FileChannel open() {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(
                    folder.resolve("rows-" + UUID.randomUUID() + ".scratch"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    DataException failed(IOException cause) {
        return new DataException(
                "The data do not fit into memory, and the scratch file below " + folder + " cannot be written ("
                        + cause.getMessage() + "): make room there, or give the worker a larger heap.",
                cause);
    }
}
