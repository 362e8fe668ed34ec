package dev.parzen.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.data.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model file says beside the network: all that it takes to give the network rows and to read its outputs, and
 * where it comes from. It lies in the file as {@value #ENTRY}.
 *
 * @param format {@value #FORMAT}
 * @param formatVersion {@value #FORMAT_VERSION}; a later one may have more members
 * @param study the study's name; null where nobody said
 * @param trial the trial's number; likewise
 * @param procedure trial, as the trial kept it; or how the end of the study made it, best-model or retrain; likewise
 * @param parameters the trial's values by name
 * @param values of this network, by the metrics that a trial is judged by; none without a validation part
 * @param epochs how many it was trained
 * @param loss what training made small
 * @param output the activation of the output layer: with softmax or sigmoid, outputs are probabilities
 * @param encoding from the cells of a row to the network's input, and from its output to what it means
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelCard(
        String format,
        int formatVersion,
        String study,
        Integer trial,
        String procedure,
        Map<String, Object> parameters,
        Map<String, Double> values,
        Integer epochs,
        String loss,
        String output,
        Encoding encoding) {
    public static final String ENTRY = "parzen.json";
    public static final String FORMAT = "parzen-model";
    public static final int FORMAT_VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    /** The card of a network that is not trained yet. */
    public static ModelCard of(Map<String, ParameterValue> parameters, String loss, String output, Encoding encoding) {
        return new ModelCard(
                FORMAT, FORMAT_VERSION, null, null, null, plain(parameters), Map.of(), null, loss, output, encoding);
    }

    /** The card that lies in a model file; empty if it was written before there were cards. */
    public static Optional<ModelCard> of(Path model) {
        try (ZipFile zip = new ZipFile(model.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream json = zip.getInputStream(entry)) {
                return Optional.of(JSON.readValue(json, ModelCard.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be read from " + model, e);
        }
    }

    /** After so many epochs. */
    public ModelCard trained(Map<String, Double> newValues, int newEpochs) {
        return new ModelCard(
                format,
                formatVersion,
                study,
                trial,
                procedure,
                parameters,
                newValues,
                newEpochs,
                loss,
                output,
                encoding);
    }

    /** With where it comes from. */
    public ModelCard from(String newStudy, int newTrial, String newProcedure) {
        return new ModelCard(
                format,
                formatVersion,
                newStudy,
                newTrial,
                newProcedure,
                parameters,
                values,
                epochs,
                loss,
                output,
                encoding);
    }

    /** Lays this card into a model file, in the place of the one that is there. */
    public void writeTo(Path model) {
        try (FileSystem zip = FileSystems.newFileSystem(model)) {
            Files.write(
                    zip.getPath(ENTRY), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException("The model cannot be written to " + model, e);
        }
    }

    /** As it lies in a model file. */
    public byte[] json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    private static Map<String, Object> plain(Map<String, ParameterValue> parameters) {
        Map<String, Object> plain = new TreeMap<>();
        parameters.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private static Object plain(ParameterValue value) {
        if (value instanceof ParameterValue.Whole whole) {
            return whole.value();
        }
        if (value instanceof ParameterValue.Real real) {
            return real.value();
        }
        if (value instanceof ParameterValue.Flag flag) {
            return flag.value();
        }
        return value instanceof ParameterValue.Text text ? text.value() : "";
    }
}
