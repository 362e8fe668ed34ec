package dev.parzen.training.data;

import dev.parzen.training.DataException;
import dev.parzen.training.data.Table.Mark;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Reads IDX files: two zero bytes, the type (8: unsigned bytes), the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the bytes.
 */
final class IdxReader {
    private static final int UNSIGNED_BYTES = 8;
    private static final int WIDEST = 1 << 24;

    private final DataDirectory directory;

    IdxReader(DataDirectory directory) {
        this.directory = directory;
    }

    /** Adds images with their labels to the table, the first {@code limit} of them if there is a limit. */
    void readInto(Table table, String images, String labels, Mark mark, OptionalInt limit) {
        try (DataInputStream imageBytes = new DataInputStream(directory.open(images));
                DataInputStream labelBytes = new DataInputStream(directory.open(labels))) {
            int[] shape = shape(imageBytes, images);
            int[] labelShape = shape(labelBytes, labels);
            if (shape[0] != labelShape[0] || labelShape[1] != 1) {
                throw new DataException("\"" + images + "\" has " + shape[0] + " images, but \"" + labels + "\" has "
                        + labelShape[0] + " labels of " + labelShape[1]
                        + " bytes: give the labels that belong to the images.");
            }
            byte[] pixels = new byte[shape[1]];
            for (int i = 0; i < Math.min(shape[0], limit.orElse(shape[0])); i++) {
                imageBytes.readFully(pixels);
                table.add(features(pixels), Integer.toString(labelBytes.readUnsignedByte()), mark);
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

    /** The number of rows, and the bytes of one. */
    private static int[] shape(DataInputStream bytes, String file) throws IOException {
        int magic = bytes.readInt();
        int dimensions = magic & 0xff;
        if (magic >>> 8 != UNSIGNED_BYTES || dimensions == 0) {
            throw new DataException("\"" + file + "\" is no IDX file of unsigned bytes (it begins with "
                    + String.format("%08x", magic) + "): name another.");
        }
        int rows = bytes.readInt();
        long width = 1;
        for (int i = 1; i < dimensions; i++) {
            width *= bytes.readInt();
        }
        if (rows < 0 || width < 1 || width > WIDEST) {
            throw new DataException("\"" + file + "\" says that it has " + rows + " rows of " + width
                    + " bytes: it is damaged, fetch it again.");
        }
        return new int[] {rows, (int) width};
    }

    private static float[] features(byte[] pixels) {
        float[] row = new float[pixels.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (pixels[i] & 0xff) / 255f;
        }
        return row;
    }
}
