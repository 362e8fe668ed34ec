package dev.parzen.training.files;

import dev.parzen.dataset.DataFile.Column;
import dev.parzen.dataset.DataFile.Contents;
import dev.parzen.dataset.DataFile.Kind;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells by the first bytes of a file, unpacked if they are gzip, what it is. */
final class Head {
    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_ARRAYS = 1000;
    private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Set<Integer> IDX_TYPES = Set.of(0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E);
    private static final Pattern DTYPE = Pattern.compile("'descr':\\s*'([^']+)'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");

    private final Path file;
    private final byte[] bytes;
    private final boolean isWhole;

    Head(Path file) throws IOException {
        this.file = file;
        try (InputStream content = opened(file)) {
            bytes = content.readNBytes(MOST_BYTES);
            isWhole = bytes.length < MOST_BYTES;
        }
    }

    private static InputStream opened(Path file) throws IOException {
        InputStream content = new BufferedInputStream(Files.newInputStream(file));
        content.mark(2);
        boolean isGzip = content.read() == 0x1f && content.read() == 0x8b;
        content.reset();
        return isGzip ? new GZIPInputStream(content) : content;
    }

    Contents contents() throws IOException {
        if (beginsWith(NUMPY)) {
            Column array = array("", new ByteArrayInputStream(bytes));
            return new Contents(Kind.NPY, array.shape(), List.of(array), List.of());
        }
        if (beginsWith(ZIP)) {
            return zip();
        }
        return idx().orElseGet(() -> new TableHead(bytes, isWhole).contents());
    }

    private boolean beginsWith(byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || bytes[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private Contents zip() throws IOException {
        List<Column> arrays = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().endsWith(".npy"))
                    .limit(MOST_ARRAYS)
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream content = zip.getInputStream(entry)) {
                    arrays.add(array(entry.getName().replaceFirst("\\.npy$", ""), content));
                }
            }
        }
        return new Contents(arrays.isEmpty() ? Kind.OTHER : Kind.NPZ, List.of(), arrays, List.of());
    }

    /** What the header of an array says: magic, version, length of the text, text (a Python dictionary). */
    private static Column array(String name, InputStream content) throws IOException {
        DataInputStream data = new DataInputStream(content);
        data.readNBytes(NUMPY.length);
        int version = data.readUnsignedShort() >>> 8;
        int length = Short.toUnsignedInt(Short.reverseBytes(data.readShort()));
        if (version > 1) {
            length |= Short.toUnsignedInt(Short.reverseBytes(data.readShort())) << 16;
        }
        String header = new String(data.readNBytes(Math.min(length, MOST_BYTES)), StandardCharsets.UTF_8);
        Matcher type = DTYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find()) {
            throw new IOException("no header of an array");
        }
        List<Long> extents = Stream.of(shape.group(1).split(","))
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .toList();
        return new Column(name, type.group(1), extents);
    }

    private Optional<Contents> idx() throws IOException {
        if (bytes.length < 8 || bytes[0] != 0 || bytes[1] != 0 || !IDX_TYPES.contains((int) bytes[2])) {
            return Optional.empty();
        }
        int dimensions = bytes[3];
        if (dimensions < 1 || bytes.length < 4 + 4 * dimensions) {
            return Optional.empty();
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes, 4, bytes.length - 4));
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            shape.add(Integer.toUnsignedLong(data.readInt()));
        }
        return Optional.of(new Contents(Kind.IDX, shape, List.of(), List.of()));
    }
}
