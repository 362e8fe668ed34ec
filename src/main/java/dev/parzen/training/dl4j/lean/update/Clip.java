package dev.parzen.training.dl4j.lean.update;

import dev.parzen.objective.network.GradientClipping.Limit;
import dev.parzen.training.dl4j.lean.number.Floats;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Makes gradients that are too large smaller. What batch normalisation measures is none. */
final class Clip {
    private static final int CHUNK = 1024;

    private final Limit limit;
    private final List<List<Floats>> groups = new ArrayList<>();
    private final float[] g = new float[CHUNK];

    Clip(MultiLayerNetwork network, Limit limit) {
        this.limit = limit;
        Floats all = Floats.of(network.getFlattenedGradients());
        List<List<Floats>> layers = new ArrayList<>();
        for (Layer layer : network.getLayers()) {
            layers.add(gradients(layer, all));
        }
        List<Floats> arrays = layers.stream().flatMap(List::stream).toList();
        switch (limit.extent()) {
            case NONE -> {}
            case NETWORK -> groups.add(arrays);
            case LAYER -> groups.addAll(layers);
            case ARRAY, NUMBER -> arrays.forEach(array -> groups.add(List.of(array)));
        }
    }

    private static List<Floats> gradients(Layer layer, Floats all) {
        return layer.paramTable().entrySet().stream()
                .filter(weights -> layer.updaterDivideByMinibatch(weights.getKey()))
                .map(weights -> all.slice(
                        weights.getValue().offset(), weights.getValue().length()))
                .toList();
    }

    void apply() {
        groups.forEach(group -> {
            switch (limit.extent()) {
                case NUMBER -> group.forEach(this::cut);
                default -> scaleDown(group);
            }
        });
    }

    private void scaleDown(List<Floats> group) {
        double norm = Math.sqrt(group.stream().mapToDouble(this::squares).sum());
        if (norm > limit.most()) {
            group.forEach(array -> multiply(array, (float) (limit.most() / norm)));
        }
    }

    private double squares(Floats array) {
        double sum = 0;
        for (int from = 0; from < array.length(); from += CHUNK) {
            int count = Math.min(CHUNK, array.length() - from);
            array.read(from, g, count);
            for (int i = 0; i < count; i++) {
                sum += (double) g[i] * g[i];
            }
        }
        return sum;
    }

    private void multiply(Floats array, float factor) {
        for (int from = 0; from < array.length(); from += CHUNK) {
            int count = Math.min(CHUNK, array.length() - from);
            array.read(from, g, count);
            for (int i = 0; i < count; i++) {
                g[i] *= factor;
            }
            array.write(from, g, count);
        }
    }

    private void cut(Floats array) {
        float most = (float) limit.most();
        for (int from = 0; from < array.length(); from += CHUNK) {
            int count = Math.min(CHUNK, array.length() - from);
            array.read(from, g, count);
            for (int i = 0; i < count; i++) {
                g[i] = Math.max(-most, Math.min(most, g[i]));
            }
            array.write(from, g, count);
        }
    }
}
