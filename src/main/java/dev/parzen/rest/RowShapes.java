package dev.parzen.rest;

import dev.parzen.objective.NeuralNetwork;
import dev.parzen.objective.data.Csv;
import dev.parzen.objective.network.InputSpec;
import dev.parzen.objective.network.RowForm;
import dev.parzen.objective.network.RowForm.Category;
import dev.parzen.objective.network.Shape;
import dev.parzen.space.InvalidValueException;
import dev.parzen.study.Studies;
import dev.parzen.study.Study;
import dev.parzen.study.StudyRef;
import dev.parzen.study.TunerException;
import dev.parzen.trial.Trial;
import dev.parzen.wire.Json;
import dev.parzen.wire.MalformedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How large the rows and the targets of a study's data are, of which a server knows only what workers told. */
final class RowShapes {
    private static final String ROW = "rowShape";
    private static final String OUTPUTS = "outputs";
    private static final String CATEGORIES = "embeddedCategories";

    private final Studies studies;

    RowShapes(Studies studies) {
        this.studies = studies;
    }

    /**
     * What a network maps to what.
     *
     * @param row what a row is
     * @param outputs how many units the output layer has
     */
    record Ends(RowForm row, int outputs) {}

    /** The ends that the user gave, or else those that a trial of the study told when it ended. */
    Ends of(Study study, String row, String outputs) {
        if (PageRequests.isAbsent(row) != PageRequests.isAbsent(outputs)) {
            throw new MalformedException("", "row and outputs go together: give both, as row=28,28,1&outputs=10.");
        }
        if (PageRequests.isAbsent(row)) {
            return told(study);
        }
        boolean isEmbedded = study.spec().objective() instanceof NeuralNetwork network
                && network.data() instanceof Csv csv
                && csv.embedsColumns();
        if (isEmbedded) {
            throw new TunerException.Conflict(
                    "Columns of the data are embedded, and row does not say how many levels they have: leave it out once"
                            + " a trial of this study has ended. \"parzen summary\" reads it from the data.");
        }
        return new Ends(RowForm.of(shape(row)), units(outputs));
    }

    private static Shape shape(String text) {
        List<Integer> extents = Arrays.stream(text.split(","))
                .map(extent -> PageRequests.wholeNumber("row", extent.trim()))
                .toList();
        try {
            return new InputSpec(extents).resolve();
        } catch (InvalidValueException refused) {
            throw new MalformedException("", refused.getMessage());
        }
    }

    private static int units(String text) {
        int outputs = PageRequests.wholeNumber(OUTPUTS, text);
        if (outputs < 1) {
            throw new MalformedException("", "outputs is " + outputs + ": give at least 1.");
        }
        return outputs;
    }

    private Ends told(Study study) {
        Search search = new Search();
        studies.forEachTrial(StudyRef.of(study.id()), search::see);
        return search.found.orElseThrow(() -> new TunerException.Conflict(
                "How large the data's rows are is known once a trial of this study has ended: wait for one, or give it"
                        + " as row=28,28,1&outputs=10. \"parzen summary\" reads it from the data."));
    }

    private static RowForm row(Map<String, String> attributes) {
        Shape shape = new Shape(List.of(Json.read(attributes.get(ROW), Integer[].class)));
        Category[] categories = Json.read(attributes.getOrDefault(CATEGORIES, "[]"), Category[].class);
        return new RowForm(shape, List.of(categories), OptionalInt.empty());
    }

    /** The first trial that told. */
    private static final class Search {
        Optional<Ends> found = Optional.empty();

        void see(Trial trial) {
            Map<String, String> attributes = trial.attributes();
            if (found.isEmpty() && attributes.containsKey(ROW) && attributes.containsKey(OUTPUTS)) {
                found = Optional.of(new Ends(row(attributes), Json.read(attributes.get(OUTPUTS), Integer.class)));
            }
        }
    }
}
