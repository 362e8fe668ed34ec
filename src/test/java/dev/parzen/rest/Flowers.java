package dev.parzen.rest;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.ObjectiveSpec;
import dev.parzen.rest.Server.Answer;
import dev.parzen.space.ParameterValue;
import dev.parzen.training.ModelCard;
import dev.parzen.training.Trainer;
import dev.parzen.training.Training;
import dev.parzen.training.TrainingListener;
import dev.parzen.wire.Families;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A study of networks that tell two kinds of flowers apart, with the network of its trial 0 where a worker leaves it. */
final class Flowers {
    private static final String OBJECTIVE = """
            {"type": "neural-network", "epochs": 6, "batchSize": 8, "learningRate": {"param": "rate"},
             "finalTraining": "retrain",
             "data": {"type": "csv", "file": "flowers.csv", "testFile": "others.csv", "label": "kind"},
             "layers": [{"type": "dense", "width": 8}]}""";

    private final Path home;
    private final long id;
    private final String name;

    private Flowers(Path home, long id, String name) {
        this.home = home;
        this.id = id;
        this.name = name;
    }

    /** Makes the study, imports a trial and trains its network. */
    static Flowers planted(Server server, Path home, String name) {
        Answer study = server.post(
                "studies",
                "{\"name\": \"" + name + "\", \"labels\": {\"wanted\": \"by nobody\"}, \"objective\": " + OBJECTIVE
                        + ", \"space\": [{\"name\": \"rate\","
                        + "\"type\": \"float\", \"low\": 1e-5, \"high\": 1, \"log\": true}]}");
        if (study.status() != 201) {
            throw new AssertionError(study.toString());
        }
        Flowers flowers = new Flowers(home, study.at("/id").asLong(), name);
        flowers.add(server, 0.5);
        flowers.train(0, 0.02);
        return flowers;
    }

    String name() {
        return name;
    }

    Path home() {
        return home;
    }

    long id() {
        return id;
    }

    /** Adds a complete trial with this value. */
    void add(Server server, double value) {
        Answer added = server.post(
                "studies/" + name + "/imports",
                "{\"trials\": [{\"state\": \"COMPLETE\", \"params\": {\"rate\": 0.02}, \"values\": [" + value
                        + "], \"attributes\": {\"bestEpoch\": 3}}]}");
        if (added.status() != 201) {
            throw new AssertionError(added.toString());
        }
    }

    /** Makes the network of trial 0 the study's final one, as if it had been measured. */
    void end(Server server) {
        Path last = model(0).resolveSibling("final.zip");
        try {
            Files.copy(model(0), last, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ModelCard.of(last).orElseThrow().from(name, 0, "retrain").writeTo(last);
        server.patch("studies/" + name, "{\"attributes\": {\"final\": {\"trial\": 0, \"looks\": 1}}}");
    }

    /** Trains the network of a trial as a worker does. */
    Training train(int trial, double rate) {
        Training training = prepare(trial, rate);
        training.train(TrainingListener.SILENT);
        return training;
    }

    Path model(int trial) {
        return home.resolve("models/" + id + "/" + trial + ".zip");
    }

    private Training prepare(int trial, double rate) {
        try {
            Path data = Files.createDirectories(home.resolve("data"));
            Files.write(data.resolve("flowers.csv"), lines(1, 80));
            Files.write(data.resolve("others.csv"), lines(2, 40));
            Files.createDirectories(model(trial).getParent());
            return Trainer.on(data)
                    .prepare(
                            (NeuralNetwork) Families.read(OBJECTIVE, ObjectiveSpec.class),
                            Map.of("rate", ParameterValue.of(rate)),
                            model(trial));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the test part, with a header and the kind in the last column. */
    static List<String> others() {
        return lines(2, 40);
    }

    private static List<String> lines(long seed, int count) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("length,width,kind"));
        for (int i = 0; i < count; i++) {
            boolean isRose = i % 2 == 0;
            double length = (isRose ? 5 : 4) + random.nextGaussian();
            double width = (isRose ? 2 : 3) + random.nextGaussian();
            lines.add(length + "," + width + "," + (isRose ? "rose" : "tulip"));
        }
        return lines;
    }
}
