package dev.parzen.training.dl4j.lean.number;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Some numbers outside the heap: a pointer for native functions and a buffer for Java, both made once.
 *
 * @param pointer the first of them
 * @param buffer all of them; only its absolute methods are used
 */
public record Floats(FloatPointer pointer, FloatBuffer buffer) {

    /** New memory, which the caller frees. */
    public static Floats allocate(long length) {
        return within(new FloatPointer(length), 0, length);
    }

    /** A view of an array that is one stretch of memory; usable until that is closed. */
    public static Floats of(INDArray array) {
        return within((FloatPointer) array.data().pointer(), array.offset(), array.length());
    }

    /** A view of {@code length} of these, from position {@code from} on. */
    public Floats slice(long from, long length) {
        return within(pointer, pointer.position() + from, length);
    }

    private static Floats within(FloatPointer memory, long from, long length) {
        FloatPointer pointer = new FloatPointer(memory).position(from);
        FloatPointer bounded = new FloatPointer(memory).limit(from + length).position(from);
        return new Floats(pointer, bounded.asBuffer());
    }

    public int length() {
        return buffer.limit();
    }

    public void read(int from, float[] target, int length) {
        buffer.get(from, target, 0, length);
    }

    public void write(int from, float[] source, int length) {
        buffer.put(from, source, 0, length);
    }
}
