package dev.parzen.training.files;

import dev.parzen.dataset.DataFile.Column;
import dev.parzen.dataset.DataFile.Contents;
import dev.parzen.dataset.DataFile.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** A directory with a directory of images for each class. */
final class ImageFolder {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private final TreeMap<String, Long> images = new TreeMap<>();
    private long bytes;

    ImageFolder(Path folder) throws IOException {
        for (Path classFolder : visible(folder)) {
            for (Path image : visible(classFolder)) {
                images.merge(classFolder.getFileName().toString(), 1L, Long::sum);
                bytes += Files.size(image);
            }
        }
    }

    /** True if all that lies in it are directories, and each begins with an image. */
    static boolean is(Path folder) throws IOException {
        List<Path> entries = visible(folder);
        for (Path entry : entries) {
            if (!Files.isDirectory(entry) || Files.isSymbolicLink(entry) || !beginsWithImage(entry)) {
                return false;
            }
        }
        return !entries.isEmpty();
    }

    private static boolean beginsWithImage(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(
                folder, entry -> !entry.getFileName().toString().startsWith(Names.HIDDEN))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString().toLowerCase(Locale.ROOT);
                return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(entry);
            }
            return false;
        }
    }

    private static List<Path> visible(Path folder) throws IOException {
        List<Path> visible = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(Names.HIDDEN)) {
                    visible.add(entry);
                }
            }
        }
        return visible;
    }

    long bytes() {
        return bytes;
    }

    Contents contents() {
        List<Column> classes = images.entrySet().stream()
                .map(entry -> new Column(entry.getKey(), "class", List.of(entry.getValue())))
                .toList();
        long all = images.values().stream().mapToLong(Long::longValue).sum();
        return new Contents(Kind.IMAGES, List.of(all), classes, List.of());
    }
}
