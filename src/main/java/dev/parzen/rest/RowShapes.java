package dev.parzen.rest;

import dev.parzen.objective.network.InputSpec;
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

/** How large the rows and the targets of a study's data are, of which a server knows only what workers told. */
final class RowShapes {
    private static final String ROW = "rowShape";
    private static final String OUTPUTS = "outputs";

    private final Studies studies;

    RowShapes(Studies studies) {
        this.studies = studies;
    }

    /**
     * What a network maps to what.
     *
     * @param row the shape of a row
     * @param outputs how many units the output layer has
     */
    record Ends(Shape row, int outputs) {}

    /** The ends that the user gave, or else those that a trial of the study told when it ended. */
    Ends of(Study study, String row, String outputs) {
        if (PageRequests.isAbsent(row) != PageRequests.isAbsent(outputs)) {
            throw new MalformedException("", "row and outputs go together: give both, as row=28,28,1&outputs=10.");
        }
        return PageRequests.isAbsent(row) ? told(study) : new Ends(shape(row), units(outputs));
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

    /** The first trial that told. */
    private static final class Search {
        Optional<Ends> found = Optional.empty();

        void see(Trial trial) {
            Map<String, String> attributes = trial.attributes();
            if (found.isEmpty() && attributes.containsKey(ROW) && attributes.containsKey(OUTPUTS)) {
                Integer[] extents = Json.read(attributes.get(ROW), Integer[].class);
                found = Optional.of(
                        new Ends(new Shape(List.of(extents)), Json.read(attributes.get(OUTPUTS), Integer.class)));
            }
        }
    }
}
