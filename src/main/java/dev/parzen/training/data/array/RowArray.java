package dev.parzen.training.data.array;

import dev.parzen.training.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An array whose first extent counts rows, which are read one after the other, the last extent fastest. */
public final class RowArray implements AutoCloseable {
    /** The most numbers of a row. */
    private static final int WIDEST = 1 << 24;

    private final String name;
    private final InputStream content;
    private final Layout layout;
    private final byte[] row;
    private final ByteBuffer numbers;

    /**
     * What an array is made of.
     *
     * @param extents of the whole array: rows first
     */
    record Layout(ElementType type, ByteOrder order, List<Integer> extents) {
        Layout {
            extents = List.copyOf(extents);
        }

        int rows() {
            return extents.get(0);
        }

        List<Integer> ofRow() {
            return extents.subList(1, extents.size());
        }

        /** The numbers of a row, or more than can be if they do not fit. */
        long width() {
            return ofRow().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> Math.min(a * b, WIDEST + 1L));
        }
    }

    /**
     * An array that begins where {@code content} is.
     *
     * @param name of the file, for messages
     */
    RowArray(String name, InputStream content, Layout layout) {
        if (layout.rows() < 0 || layout.ofRow().stream().anyMatch(extent -> extent < 1) || layout.width() > WIDEST) {
            throw new DataException("\"" + name + "\" says that it has rows and extents of " + layout.extents()
                    + ", of which a row has more than " + WIDEST + " numbers or none: it is damaged, or too large.");
        }
        this.name = name;
        this.content = content;
        this.layout = layout;
        row = new byte[(int) layout.width() * layout.type().size()];
        numbers = ByteBuffer.wrap(row).order(layout.order());
    }

    public String name() {
        return name;
    }

    public int rows() {
        return layout.rows();
    }

    /** The extents of a row; none if a row is one number. */
    public List<Integer> extents() {
        return layout.ofRow();
    }

    /** How many numbers a row has. */
    public int width() {
        return (int) layout.width();
    }

    /** True if a row is bytes from 0 to 255. */
    public boolean isBytes() {
        return layout.type() == ElementType.UINT8;
    }

    /** The next row. */
    public void next(double[] sink) throws IOException {
        fill();
        numbers.clear();
        for (int j = 0; j < sink.length; j++) {
            sink[j] = layout.type().read(numbers);
        }
    }

    /** The bytes of the next row, which stay as they are until the next call. */
    public byte[] nextBytes() throws IOException {
        fill();
        return row;
    }

    private void fill() throws IOException {
        if (content.readNBytes(row, 0, row.length) < row.length) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
