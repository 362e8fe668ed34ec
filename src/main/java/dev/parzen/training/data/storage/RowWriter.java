package dev.parzen.training.data.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes rows one after the other. Once they take more of the heap than they may, all of them go to a scratch file, and
 * those to come follow block by block. The rows are all of floats or all of bytes; a byte b means b / 255.
 */
public final class RowWriter implements AutoCloseable {
    /** A block on the heap has about so many bytes. */
    private static final int BLOCK = 1 << 20;

    /** As much of a file is mapped at once. */
    private static final int MAPPED = 1 << 30;

    private final int width;
    private final Scratch scratch;
    private final List<ByteBuffer> full = new ArrayList<>();
    private Cells cells = Cells.FLOATS;
    private int shift;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private FileChannel file;
    private int rows;

    /** @param width how many numbers each row has, at least 1 */
    public RowWriter(int width, Scratch scratch) {
        this.width = width;
        this.scratch = scratch;
    }

    /** Adds a copy of a row of numbers. */
    public void add(float[] row) {
        begin(Cells.FLOATS, row.length);
        block.asFloatBuffer().put(row);
        block.position(block.position() + row.length * Float.BYTES);
    }

    /** Adds a copy of a row of bytes. */
    public void add(byte[] row) {
        begin(Cells.BYTES, row.length);
        block.put(row);
    }

    public int width() {
        return width;
    }

    public int rows() {
        return rows;
    }

    private void begin(Cells kind, int length) {
        if (length != width || rows > 0 && kind != cells) {
            throw new IllegalArgumentException(
                    "A row of " + length + " " + kind + " among rows of " + width + " " + cells);
        }
        if (rows == 0) {
            cells = kind;
            shift = shift(BLOCK);
        }
        if (block.remaining() < rowSize()) {
            nextBlock();
        }
        rows = Math.addExact(rows, 1);
    }

    private void nextBlock() {
        int size = Math.toIntExact(rowSize() << shift);
        if (file != null) {
            write(block.flip());
            block.clear();
            return;
        }
        if (block.capacity() > 0) {
            full.add(block.flip());
        }
        if ((full.size() + 1L) * size <= scratch.mostOnHeap()) {
            block = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        } else {
            spill();
            block = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        }
    }

    private void spill() {
        file = scratch.open();
        full.forEach(this::write);
        full.clear();
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw scratch.failed(e);
        }
    }

    /** All rows; none can be added any more. */
    public RowStore finished() {
        if (file != null) {
            write(block.flip());
            return mapped();
        }
        if (block.position() > 0) {
            full.add(trimmed());
        }
        return new RowStore(cells, width, rows, shift, full);
    }

    private ByteBuffer trimmed() {
        return ByteBuffer.allocate(block.position()).put(block.flip()).flip();
    }

    private RowStore mapped() {
        try {
            int mappedShift = shift(MAPPED);
            long step = rowSize() << mappedShift;
            List<ByteBuffer> blocks = new ArrayList<>();
            for (long from = 0; from < file.size(); from += step) {
                blocks.add(file.map(FileChannel.MapMode.READ_ONLY, from, Math.min(step, file.size() - from)));
            }
            return new RowStore(cells, width, rows, mappedShift, blocks);
        } catch (IOException e) {
            throw scratch.failed(e);
        }
    }

    /** Lets go of the file; what was mapped stays. */
    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw scratch.failed(e);
        }
    }

    private long rowSize() {
        return (long) width * cells.size();
    }

    /** So that 2^shift rows are one row, or take no more than {@code bytes}. */
    private int shift(int bytes) {
        long most = Math.max(1, bytes / rowSize());
        return 63 - Long.numberOfLeadingZeros(most);
    }
}
