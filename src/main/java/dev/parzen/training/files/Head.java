package dev.parzen.training.files;

import dev.parzen.dataset.DataFile.Column;
import dev.parzen.dataset.DataFile.Contents;
import dev.parzen.dataset.DataFile.Kind;
import dev.parzen.training.DataException;
import dev.parzen.training.data.array.NpyHeader;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells by the first bytes of a file, unpacked if they are gzip, what it is. */
final class Head {
    private static final int MOST_BYTES = 1 << 18;

    /** Rows of a larger table are not counted: whoever lists files waits for it. */
    private static final long MOST_COUNTED = 64L << 20;

    private static final int MOST_ARRAYS = 1000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final Set<Integer> IDX_TYPES = Set.of(0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E);

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
        if (NpyHeader.isAt(bytes)) {
            Column array = array("", new ByteArrayInputStream(bytes));
            return new Contents(Kind.NPY, array.shape(), List.of(array), List.of());
        }
        if (beginsWith(ZIP)) {
            return zip();
        }
        Optional<Contents> idx = idx();
        return idx.isPresent() ? idx.get() : table();
    }

    private Contents table() throws IOException {
        TableHead head = new TableHead(bytes, isWhole);
        Contents table = head.contents();
        if (table.kind() != Kind.CSV || !table.shape().isEmpty()) {
            return table;
        }
        try (InputStream whole = new Bounded(opened(file), MOST_COUNTED)) {
            OptionalLong rows = head.rows(whole);
            List<Long> shape = rows.isPresent()
                    ? List.of(rows.getAsLong(), (long) table.columns().size())
                    : List.of();
            return new Contents(Kind.CSV, shape, table.columns(), table.head());
        }
    }

    private boolean beginsWith(byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
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

    private static Column array(String name, InputStream content) throws IOException {
        try {
            NpyHeader header = NpyHeader.read(name, content);
            return new Column(name, header.type(), header.extents());
        } catch (DataException noHeader) {
            throw new IOException(noHeader);
        }
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
