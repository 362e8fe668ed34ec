package dev.parzen.training.data;

import dev.parzen.training.data.storage.RowStore;
import java.nio.FloatBuffer;

/**
 * Encodes raw rows as they are read, exactly as {@link Encoding#encode} does. So the rows themselves, which are shared,
 * stay as they were, and a category takes one number however many levels it has.
 */
final class RowEncoder {
    /** One raw row for each thread. */
    private static final ThreadLocal<float[]> RAW = ThreadLocal.withInitial(() -> new float[0]);

    private final RowStore raw;
    private final Encoding encoding;
    private final float[][] recoding;
    private final boolean isPlain;
    private final int width;
    private final Scaler.Applied scaler;

    /**
     * @param raw where the text of a category is a number in the order in which they came
     * @param recoding for each column what that number becomes; null of a column that is no category
     */
    RowEncoder(RowStore raw, Encoding encoding, float[][] recoding) {
        this.raw = raw;
        this.encoding = encoding;
        this.recoding = recoding;
        isPlain = encoding.columns().isEmpty();
        width = encoding.shape().size();
        scaler = new Scaler.Applied(encoding.scaler());
    }

    /** How many numbers a row has. */
    int width() {
        return width;
    }

    /** Appends the numbers of a row to {@code sink}. */
    void write(int row, FloatBuffer sink) {
        float[] read = RAW.get();
        if (read.length < raw.width()) {
            read = new float[raw.width()];
            RAW.set(read);
        }
        raw.read(row, read);
        float[] numbers = isPlain ? read : columns(read);
        scaler.to(numbers);
        sink.put(numbers, 0, width);
    }

    private float[] columns(float[] cells) {
        for (int j = 0; j < recoding.length; j++) {
            if (recoding[j] != null && !Float.isNaN(cells[j])) {
                cells[j] = recoding[j][(int) cells[j]];
            }
        }
        return encoding.unscaled(cells);
    }
}
