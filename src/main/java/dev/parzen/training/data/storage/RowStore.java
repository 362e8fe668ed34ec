package dev.parzen.training.data.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Rows of numbers, all equally wide, that never change; many threads may read them in any order. */
public final class RowStore {
    private final Cells cells;
    private final int width;
    private final int rows;
    private final int shift;
    private final ByteBuffer[] blocks;
    private final FloatBuffer[] numbers;

    /**
     * @param shift each block has 2^shift rows, but the last may have fewer
     * @param blocks in the machine's byte order
     */
    RowStore(Cells cells, int width, int rows, int shift, List<ByteBuffer> blocks) {
        this.cells = cells;
        this.width = width;
        this.rows = rows;
        this.shift = shift;
        this.blocks = blocks.toArray(ByteBuffer[]::new);
        this.numbers = blocks.stream()
                .map(block -> block.order(ByteOrder.nativeOrder()).asFloatBuffer())
                .toArray(FloatBuffer[]::new);
    }

    public int rows() {
        return rows;
    }

    /** How many numbers a row has. */
    public int width() {
        return width;
    }

    /** True if the rows lie in a file; false if on the heap. */
    public boolean isMapped() {
        return blocks.length > 0 && blocks[0].isDirect();
    }

    /** Copies a row to the beginning of {@code sink}. */
    public void read(int row, float[] sink) {
        int from = offset(row);
        if (cells == Cells.FLOATS) {
            numbers[row >>> shift].get(from, sink, 0, width);
            return;
        }
        ByteBuffer block = blocks[row >>> shift];
        if (block.hasArray()) {
            Cells.shares(block.array(), block.arrayOffset() + from, sink, width);
        } else {
            byte[] bytes = new byte[width];
            block.get(from, bytes);
            Cells.shares(bytes, 0, sink, width);
        }
    }

    /** Number {@code j} of a row. */
    public float at(int row, int j) {
        int place = offset(row) + j;
        return cells == Cells.FLOATS
                ? numbers[row >>> shift].get(place)
                : Cells.share(blocks[row >>> shift].get(place));
    }

    /** Where a row begins in its block, in numbers. */
    private int offset(int row) {
        return (row & (1 << shift) - 1) * width;
    }
}
