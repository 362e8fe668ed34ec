package dev.parzen.worker;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.study.Predictions;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.training.DataException;
import dev.parzen.training.MemoryException;
import dev.parzen.training.Predictor;
import dev.parzen.trial.Trial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Predicts with the networks that lie under a home. The library that computes is not loaded before the first question. */
public final class KeptPredictions implements Predictions, AutoCloseable {
    private static final int LOADED = 4;
    private static final String AS_KEPT = "trial";
    private static final Set<String> PROBABILITIES = Set.of("softmax", "sigmoid");

    private final Studies studies;
    private final Models models;
    private final LoadedModels loaded;

    /** @param home under which the server keeps models */
    public KeptPredictions(Studies studies, Path home) {
        this.studies = studies;
        this.models = new Models(home);
        this.loaded = new LoadedModels(LOADED, Predictor::load);
    }

    @Override
    public Answer predict(StudyRef ref, OptionalInt trial, List<Row> rows) {
        Study study = studies.study(ref);
        Path model = trial.isPresent()
                ? kept(study, studies.trial(ref, trial.getAsInt()).number())
                : ofFinal(study).orElseGet(() -> kept(study, best(study)));
        try {
            return loaded.with(model, predictor -> answer(predictor, number(model), rows));
        } catch (DataException | MemoryException unusable) {
            throw new TunerException.Conflict(unusable.getMessage());
        } catch (UncheckedIOException failure) {
            if (Files.exists(model)) {
                throw failure;
            }
            throw new TunerException.Conflict("The network has been deleted just now: ask again.");
        }
    }

    @Override
    public void close() {
        loaded.close();
    }

    private Optional<Path> ofFinal(Study study) {
        return Optional.of(models.ofFinal(study.id()))
                .filter(file -> study.spec().attributes().containsKey(FinalEvaluation.ATTRIBUTE))
                .filter(Files::exists);
    }

    private int best(Study study) {
        List<Trial> best = studies.best(StudyRef.of(study.id()));
        if (best.isEmpty()) {
            throw new TunerException.Conflict(
                    "No trial of \"" + study.name() + "\" is complete yet: predict when one is.");
        }
        if (best.size() > 1) {
            throw new TunerException.Conflict("\"" + study.name() + "\" has several best trials: predict with one of "
                    + best.stream()
                            .map(trial -> Integer.toString(trial.number()))
                            .collect(Collectors.joining(", "))
                    + " by /trials/" + best.get(0).number() + "/predict.");
        }
        return best.get(0).number();
    }

    private Path kept(Study study, int trial) {
        Path file = models.of(study.id(), trial);
        if (!Files.exists(file)) {
            if (!(study.spec().objective() instanceof NeuralNetwork)) {
                throw new TunerException.Conflict("\"" + study.name()
                        + "\" trains no networks, and nobody has kept one here: predict where your program trains.");
            }
            throw new TunerException.Conflict("There is no network of trial " + trial + " of \"" + study.name()
                    + "\" here: only those of a study's best trials are kept. Ask for the best, or finalize the study, which"
                    + " trains its best network again.");
        }
        return file;
    }

    private static int number(Path model) {
        String name = model.getFileName().toString().replace(".zip", "");
        return name.matches("\\d+") ? Integer.parseInt(name) : -1;
    }

    private static Answer answer(Predictor predictor, int number, List<Row> rows) {
        List<float[]> encoded = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            encoded.add(encoded(predictor, rows.get(i), i));
        }
        List<Map<String, Double>> answers = predictor.predict(encoded);
        Integer trial = predictor.card().trial();
        String procedure = predictor.card().procedure();
        return new Answer(
                trial == null ? number : trial,
                procedure == null ? AS_KEPT : procedure,
                Kind.valueOf(predictor.kind().name()),
                PROBABILITIES.contains(predictor.card().output()),
                answers);
    }

    private static float[] encoded(Predictor predictor, Row row, int index) {
        try {
            return row instanceof Row.Named named
                    ? predictor.encode(named.cells())
                    : predictor.encode(((Row.Ordered) row).cells());
        } catch (DataException wrong) {
            throw new TunerException.Invalid(
                    "/rows/" + index + cell(predictor, row, wrong), "In row " + index + ", " + wrong.getMessage());
        }
    }

    /** The end of a pointer to the cell that the message begins with; empty if it begins with none. */
    private static String cell(Predictor predictor, Row row, DataException wrong) {
        List<String> columns = predictor.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (wrong.getMessage().startsWith("column \"" + columns.get(i) + "\"")) {
                boolean isNamed = row instanceof Row.Named;
                return "/" + (isNamed ? columns.get(i).replace("~", "~0").replace("/", "~1") : Integer.toString(i));
            }
        }
        return "";
    }
}
