package dev.parzen.training.dl4j;

import dev.parzen.training.DataException;
import dev.parzen.training.ModelCard;
import dev.parzen.training.Predictor;
import dev.parzen.training.data.Target;
import dev.parzen.training.dl4j.model.ModelFile;
import dev.parzen.training.dl4j.rows.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network out of a model file. A network of DL4J serves one thread at a time, so each call waits for the one before. */
public final class Dl4jPredictor implements Predictor {
    private final ModelCard card;
    private final MultiLayerNetwork network;
    private final Taken taken = new Taken();
    private final MemoryNeed need;
    private final int atOnce;
    private boolean isClosed;

    public Dl4jPredictor(Path model) {
        card = whole(model, () -> ModelCard.of(model))
                .orElseThrow(
                        () -> new DataException(
                                "The model does not say how rows are encoded: an earlier version made it, or another program. Train it again."));
        OneThread.ensure();
        MemoryNeed reading = MemoryNeed.ofReading(whole(model, () -> ModelFile.weightBytes(model)));
        try {
            take(reading);
            network = Shortage.telling(reading, () -> whole(model, () -> ModelFile.load(model)));
            taken.push(() -> LibraryMemory.close(network));
            int width = card.encoding().shape().size();
            long widest = whole(model, () -> Widths.widest(network, width));
            need = MemoryNeed.ofPredicting(width, widest);
            take(need);
            atOnce = Probe.atOnce(widest);
        } catch (RuntimeException | Error failed) {
            taken.closeAfter(failed);
            throw failed;
        }
    }

    /** Until this is closed, for whoever waited for the others might wait for ever. */
    private void take(MemoryNeed some) {
        taken.push(MemoryBudget.OF_PROCESS.takeNow(some)::close);
    }

    /** What a file brings from a worker may be anything; the libraries that read it fail in as many ways. */
    private static <T> T whole(Path model, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException broken) {
            if (!Files.exists(model)) {
                throw broken;
            }
            throw new DataException(
                    "The model is damaged, or no network that can be read: train its trial again, or finalize the study, which trains its best network again.",
                    broken);
        }
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Kind kind() {
        Target target = card.encoding().target();
        if (target instanceof Target.Classes) {
            return Kind.CLASSES;
        }
        return target instanceof Target.Flags ? Kind.FLAGS : Kind.QUANTITIES;
    }

    @Override
    public List<String> columns() {
        return card.encoding().names();
    }

    @Override
    public float[] encode(Map<String, String> cells) {
        return card.encoding().encode(cells);
    }

    @Override
    public float[] encode(List<String> cells) {
        return card.encoding().encode(cells);
    }

    @Override
    public synchronized List<Map<String, Double>> predict(List<float[]> rows) {
        if (isClosed) {
            throw new IllegalStateException("The predictor is closed.");
        }
        List<Map<String, Double>> answers = new ArrayList<>();
        try {
            for (int from = 0; from < rows.size(); from += atOnce) {
                List<float[]> some = rows.subList(from, Math.min(rows.size(), from + atOnce));
                answers.addAll(Shortage.telling(need, () -> outputs(some)));
            }
        } finally {
            LibraryMemory.release();
        }
        return answers;
    }

    private List<Map<String, Double>> outputs(List<float[]> rows) {
        try (Rows input = new Rows(rows.size(), card.encoding().shape().size())) {
            input.fill(rows);
            try (INDArray output = network.output(input.array(), false)) {
                float[] y = output.data().asFloat();
                int width = y.length / rows.size();
                List<Map<String, Double>> answers = new ArrayList<>();
                for (int at = 0; at < y.length; at += width) {
                    answers.add(meaning(Arrays.copyOfRange(y, at, at + width)));
                }
                return answers;
            }
        }
    }

    private Map<String, Double> meaning(float[] outputs) {
        boolean isScore =
                kind() == Kind.CLASSES && outputs.length == 1 && !card.output().equals("sigmoid");
        return isScore
                ? card.encoding().decodeScore(outputs[0])
                : card.encoding().decode(outputs);
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            taken.close();
        }
    }
}
