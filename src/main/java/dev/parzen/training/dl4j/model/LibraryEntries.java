package dev.parzen.training.dl4j.model;

import dev.parzen.training.data.Encoding;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What DL4J looks for in a model file: the network, for {@code ModelSerializer.restoreMultiLayerNetwork(file)}; the scaling
 * of rows, for {@code ModelSerializer.restoreNormalizerFromFile(file)}; and the names of the outputs, for {@code
 * ModelSerializer.getObjectFromFile(file, "labels")}. DL4J's own ways to write the last two copy the file each, or fail.
 */
final class LibraryEntries {
    private static final String LABELS = "objects/labels";

    private LibraryEntries() {}

    static void write(MultiLayerNetwork network, Encoding encoding, ZipOutputStream model) throws IOException {
        byte[] configuration = network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8);
        put(ModelSerializer.CONFIGURATION_JSON, configuration, model);
        model.putNextEntry(new ZipEntry(ModelSerializer.COEFFICIENTS_BIN));
        DataOutputStream coefficients = new DataOutputStream(new BufferedOutputStream(model));
        Nd4j.write(network.params(), coefficients);
        coefficients.flush();
        model.closeEntry();
        put(ModelSerializer.NORMALIZER_BIN, scaling(encoding), model);
        put(LABELS, serialized(encoding.target().names()), model);
    }

    static void put(String name, byte[] content, ZipOutputStream model) throws IOException {
        model.putNextEntry(new ZipEntry(name));
        model.write(content);
        model.closeEntry();
    }

    private static byte[] scaling(Encoding encoding) throws IOException {
        NormalizerStandardize normalizer = Normalization.of(encoding);
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            NormalizerSerializer.getDefault().write(normalizer, bytes);
            return bytes.toByteArray();
        } finally {
            Normalization.close(normalizer);
        }
    }

    private static byte[] serialized(List<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream sink = new ObjectOutputStream(bytes)) {
            sink.writeObject(new ArrayList<>(names));
        }
        return bytes.toByteArray();
    }
}
