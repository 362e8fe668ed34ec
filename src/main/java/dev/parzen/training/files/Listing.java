package dev.parzen.training.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the data files of a directory. Directories that are links are not entered; a link to a file inside counts. */
final class Listing {
    private static final int DEEPEST = 20;

    private final Path root;
    private final List<String> found = new ArrayList<>();

    Listing(Path root) {
        this.root = root;
    }

    /** The names of the files, and of directories of images, in order. */
    List<String> names() throws IOException {
        if (Files.isDirectory(root)) {
            visit(root, 0);
        }
        return found.stream().sorted().toList();
    }

    private void visit(Path folder, int depth) throws IOException {
        if (depth > 0 && ImageFolder.is(folder)) {
            found.add(name(folder));
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                visitEntry(entry, depth + 1);
            }
        }
    }

    private void visitEntry(Path entry, int depth) throws IOException {
        if (entry.getFileName().toString().startsWith(Names.HIDDEN) || !Files.isReadable(entry) || leadsOut(entry)) {
            return;
        }
        if (Files.isRegularFile(entry)) {
            found.add(name(entry));
        } else if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry) && depth < DEEPEST) {
            visit(entry, depth);
        }
    }

    private boolean leadsOut(Path entry) throws IOException {
        return Files.isSymbolicLink(entry) && !entry.toRealPath().startsWith(root.toRealPath());
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
