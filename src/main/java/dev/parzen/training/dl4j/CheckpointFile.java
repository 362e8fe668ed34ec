package dev.parzen.training.dl4j;

import dev.parzen.objective.network.RatePlan;
import dev.parzen.training.dl4j.Seal.UnusableException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** How a {@link Snapshot} is written: under a {@link Seal}, the numbers in big-endian order. */
final class CheckpointFile {
    private static final Seal SEAL = new Seal(0x5041525A454E4350L, 1); // PARZENCP

    /** Of an array that is the same as the parameters, in place of its length. */
    private static final int AS_PARAMS = -1;

    private static final int NONE = -1;
    private static final int MOST_VALUES = 1000;

    private CheckpointFile() {}

    static void write(Snapshot snapshot, byte[] identity, OutputStream target) throws IOException {
        SEAL.write(identity, out -> write(snapshot, out), target);
    }

    private static void write(Snapshot snapshot, DataOutputStream out) throws IOException {
        out.writeInt(snapshot.epoch());
        out.writeInt(snapshot.iterations());
        write(snapshot.progress(), out);
        write(snapshot.pace(), out);
        write(snapshot.keptValues(), out);
        out.writeInt(snapshot.keptEpoch().orElse(NONE));
        out.writeDouble(snapshot.seconds());
        write(snapshot.params(), out);
        write(snapshot.updater(), out);
        if (Arrays.equals(snapshot.kept(), snapshot.params())) {
            out.writeInt(AS_PARAMS);
        } else {
            write(snapshot.kept(), out);
        }
    }

    /**
     * Reads all of it.
     *
     * @param identity that of the training that wants to go on
     */
    static Snapshot read(InputStream source, byte[] identity) throws IOException, UnusableException {
        InputStream buffered = new BufferedInputStream(source, Seal.BUFFER);
        Snapshot snapshot = SEAL.read(identity, CheckpointFile::content, buffered);
        Seal.requireEnd(buffered);
        return snapshot;
    }

    private static Snapshot content(DataInputStream in) throws IOException, UnusableException {
        int epoch = in.readInt();
        int iterations = in.readInt();
        Progress.State progress = new Progress.State(in.readInt(), in.readInt(), number(in), in.readInt());
        RatePlan.State pace = new RatePlan.State(in.readDouble(), in.readDouble(), in.readInt(), in.readInt());
        Optional<List<Double>> keptValues = numbers(in);
        int keptEpoch = in.readInt();
        double seconds = in.readDouble();
        float[] params = floats(in, in.readInt());
        float[] updater = floats(in, in.readInt());
        int length = in.readInt();
        return new Snapshot(
                epoch,
                iterations,
                progress,
                pace,
                params,
                updater,
                length == AS_PARAMS ? params.clone() : floats(in, length),
                keptValues,
                keptEpoch == NONE ? OptionalInt.empty() : OptionalInt.of(keptEpoch),
                seconds);
    }

    private static void write(Progress.State progress, DataOutputStream out) throws IOException {
        out.writeInt(progress.epochs());
        out.writeInt(progress.waited());
        write(progress.best(), out);
        out.writeInt(progress.bestEpoch());
    }

    private static void write(RatePlan.State pace, DataOutputStream out) throws IOException {
        out.writeDouble(pace.rate());
        out.writeDouble(pace.best());
        out.writeInt(pace.waited());
        out.writeInt(pace.cooling());
    }

    private static void write(OptionalDouble value, DataOutputStream out) throws IOException {
        out.writeBoolean(value.isPresent());
        out.writeDouble(value.orElse(0));
    }

    private static OptionalDouble number(DataInputStream in) throws IOException {
        boolean isPresent = in.readBoolean();
        double value = in.readDouble();
        return isPresent ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static void write(Optional<List<Double>> values, DataOutputStream out) throws IOException {
        out.writeInt(values.map(List::size).orElse(NONE));
        for (double value : values.orElse(List.of())) {
            out.writeDouble(value);
        }
    }

    private static Optional<List<Double>> numbers(DataInputStream in) throws IOException, UnusableException {
        int count = in.readInt();
        if (count == NONE) {
            return Optional.empty();
        }
        if (count < 0 || count > MOST_VALUES) {
            throw UnusableException.damaged();
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.readDouble());
        }
        return Optional.of(values);
    }

    private static void write(float[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer piece = ByteBuffer.allocate(Seal.BUFFER);
        int atOnce = Seal.BUFFER / Float.BYTES;
        for (int from = 0; from < values.length; from += atOnce) {
            int count = Math.min(atOnce, values.length - from);
            piece.asFloatBuffer().put(values, from, count);
            out.write(piece.array(), 0, count * Float.BYTES);
        }
    }

    /** Grows as the numbers come: a damaged length must not ask for more memory than there are numbers. */
    private static float[] floats(DataInputStream in, int length) throws IOException, UnusableException {
        if (length < 0) {
            throw UnusableException.damaged();
        }
        ByteBuffer piece = ByteBuffer.allocate(Seal.BUFFER);
        int atOnce = Seal.BUFFER / Float.BYTES;
        float[] values = new float[Math.min(length, atOnce)];
        for (int from = 0; from < length; from += atOnce) {
            int count = Math.min(atOnce, length - from);
            if (from + count > values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * values.length));
            }
            in.readFully(piece.array(), 0, count * Float.BYTES);
            piece.asFloatBuffer().get(values, from, count);
        }
        return values;
    }
}
