package dev.parzen.training.data;

import dev.parzen.objective.network.Shape;
import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads IDX files: two zero bytes, the type (8: unsigned bytes), the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the bytes.
 */
final class IdxReader {
    private static final int UNSIGNED_BYTES = 8;
    private static final double DIVISOR = 255;
    private static final int WIDEST = 1 << 24;

    private final DataDirectory directory;

    IdxReader(DataDirectory directory) {
        this.directory = directory;
    }

    /** Adds images with their labels to the table, the first {@code limit} of them if there is a limit. */
    void readInto(Table table, String images, String labels, Mark mark, OptionalInt limit) {
        try (DataInputStream imageBytes = new DataInputStream(directory.open(images));
                DataInputStream labelBytes = new DataInputStream(directory.open(labels))) {
            Header header = header(imageBytes, images);
            Header labelHeader = header(labelBytes, labels);
            if (header.rows != labelHeader.rows || labelHeader.width != 1) {
                throw new DataException("\"" + images + "\" has " + header.rows + " images, but \"" + labels + "\" has "
                        + labelHeader.rows + " labels of " + labelHeader.width
                        + " bytes: give the labels that belong to the images.");
            }
            table.shape(header.shape());
            table.divisor = DIVISOR;
            byte[] pixels = new byte[header.width];
            for (int i = 0; i < Math.min(header.rows, limit.orElse(header.rows)); i++) {
                imageBytes.readFully(pixels);
                int label = table.classOf(Integer.toString(labelBytes.readUnsignedByte()));
                table.add(pixels, Tag.of(label, mark));
            }
        } catch (EOFException e) {
            throw new DataException(
                    "\"" + images + "\" or \"" + labels + "\" ends early: it is damaged, fetch it again.", e);
        } catch (IOException e) {
            throw new DataException(
                    "\"" + images + "\" or \"" + labels + "\" cannot be read (" + e.getMessage()
                            + "): check that they are whole, and their permissions.",
                    e);
        }
    }

    /**
     * What a file begins with.
     *
     * @param extents of a row
     * @param width the bytes of a row
     */
    private record Header(int rows, List<Integer> extents, int width) {
        /** An image where there are rows and columns, perhaps with channels; else a plain row. */
        Shape shape() {
            return switch (extents.size()) {
                case 2 -> Shape.of(extents.get(0), extents.get(1), 1);
                case 3 -> new Shape(extents);
                default -> Shape.of(width);
            };
        }
    }

    private static Header header(DataInputStream bytes, String file) throws IOException {
        int magic = bytes.readInt();
        int dimensions = magic & 0xff;
        if (magic >>> 8 != UNSIGNED_BYTES || dimensions == 0) {
            throw new DataException("\"" + file + "\" is no IDX file of unsigned bytes (it begins with "
                    + String.format("%08x", magic) + "): name another.");
        }
        int rows = bytes.readInt();
        long width = 1;
        List<Integer> extents = new ArrayList<>();
        for (int i = 1; i < dimensions; i++) {
            extents.add(bytes.readInt());
            width *= extents.get(i - 1);
        }
        if (rows < 0 || extents.stream().anyMatch(extent -> extent < 1) || width > WIDEST) {
            throw new DataException("\"" + file + "\" says that it has " + rows + " rows of " + width
                    + " bytes: it is damaged, fetch it again.");
        }
        return new Header(rows, extents, (int) width);
    }
}
