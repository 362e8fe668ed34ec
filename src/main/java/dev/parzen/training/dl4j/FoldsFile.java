package dev.parzen.training.dl4j;

import dev.parzen.objective.network.Metric;
import dev.parzen.training.Epoch;
import dev.parzen.training.TrainingResult.Fold;
import dev.parzen.training.dl4j.Seal.UnusableException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How it is written where a cross-validation is, under a {@link Seal}. What the training of the fold under way goes on from
 * follows behind, as a {@link CheckpointFile}.
 */
final class FoldsFile {
    private static final Seal SEAL = new Seal(0x5041525A454E4356L, 1); // PARZENCV

    /** More than there can be of folds, epochs, values or figures. */
    private static final int MOST = 1_000_000;

    private FoldsFile() {}

    /**
     * Where a cross-validation is.
     *
     * @param done the folds that have come to their end
     * @param isOutOfTime whether one of them ended at its time limit
     * @param epochs those that were run of the next fold
     */
    record Standing(List<Fold> done, boolean isOutOfTime, List<Epoch> epochs) {
        static final Standing START = new Standing(List.of(), false, List.of());

        Standing {
            done = List.copyOf(done);
            epochs = List.copyOf(epochs);
        }
    }

    static void write(Standing standing, byte[] identity, OutputStream target) throws IOException {
        SEAL.write(identity, out -> write(standing, out), target);
    }

    /**
     * Reads all that is not of the fold's own training.
     *
     * @param source is left where that begins
     */
    static Standing read(InputStream source, byte[] identity) throws IOException, UnusableException {
        return SEAL.read(identity, FoldsFile::standing, source);
    }

    private static void write(Standing standing, DataOutputStream out) throws IOException {
        out.writeInt(standing.done().size());
        for (Fold fold : standing.done()) {
            write(fold, out);
        }
        out.writeBoolean(standing.isOutOfTime());
        out.writeInt(standing.epochs().size());
        for (Epoch epoch : standing.epochs()) {
            write(epoch, out);
        }
    }

    private static Standing standing(DataInputStream in) throws IOException, UnusableException {
        List<Fold> done = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            done.add(fold(in));
        }
        boolean isOutOfTime = in.readBoolean();
        List<Epoch> epochs = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            epochs.add(epoch(in));
        }
        return new Standing(done, isOutOfTime, epochs);
    }

    private static void write(Fold fold, DataOutputStream out) throws IOException {
        out.writeInt(fold.values().size());
        for (double value : fold.values()) {
            out.writeDouble(value);
        }
        out.writeInt(fold.bestEpoch());
        out.writeInt(fold.epochs());
    }

    private static Fold fold(DataInputStream in) throws IOException, UnusableException {
        List<Double> values = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            values.add(in.readDouble());
        }
        return new Fold(values, in.readInt(), in.readInt());
    }

    private static void write(Epoch epoch, DataOutputStream out) throws IOException {
        out.writeInt(epoch.index());
        out.writeInt(epoch.figures().size());
        for (Map.Entry<Metric, Double> figure : epoch.figures().entrySet()) {
            out.writeUTF(figure.getKey().name());
            out.writeDouble(figure.getValue());
        }
        out.writeDouble(epoch.learningRate());
        out.writeDouble(epoch.seconds());
        out.writeBoolean(epoch.best());
    }

    private static Epoch epoch(DataInputStream in) throws IOException, UnusableException {
        int index = in.readInt();
        Map<Metric, Double> figures = new TreeMap<>();
        for (int left = count(in); left > 0; left--) {
            figures.put(metric(in.readUTF()), in.readDouble());
        }
        return new Epoch(index, figures, in.readDouble(), in.readDouble(), in.readBoolean());
    }

    private static Metric metric(String name) throws UnusableException {
        try {
            return Metric.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw UnusableException.damaged();
        }
    }

    private static int count(DataInputStream in) throws IOException, UnusableException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw UnusableException.damaged();
        }
        return count;
    }
}
