package dev.parzen.study;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Asks the networks that studies have trained. */
public interface Predictions {

    /**
     * What a network of the study makes of rows.
     *
     * @param trial whose network; if empty, the one that the end of the study made, or else the best trial's
     * @param rows all of them answered, or none
     * @throws TunerException.NotFound if there is no such study or trial
     * @throws TunerException.Conflict if no network is there to ask
     * @throws TunerException.Invalid if a row cannot be used; it points to the row, and to the cell if it is one
     */
    Answer predict(StudyRef study, OptionalInt trial, List<Row> rows);

    /** Cells of a row as texts. */
    sealed interface Row {
        /** By the names of the features; others do not matter. */
        record Named(Map<String, String> cells) implements Row {
            public Named {
                cells = Map.copyOf(cells);
            }
        }

        /** In the order of the features. */
        record Ordered(List<String> cells) implements Row {
            public Ordered {
                cells = List.copyOf(cells);
            }
        }
    }

    /**
     * What came out.
     *
     * @param trial whose configuration the network has
     * @param procedure how the network came about: trial, as the trial kept it, or as the end of the study made it
     *     best-model or retrain
     * @param areProbabilities whether the numbers for classes or flags are probabilities, or scores of which larger is more
     * @param rows for each row the number for each class, flag or quantity by its name
     */
    record Answer(int trial, String procedure, Kind kind, boolean areProbabilities, List<Map<String, Double>> rows) {
        public Answer {
            rows = List.copyOf(rows);
        }
    }

    /** What a network answers. */
    enum Kind {
        /** One of several classes. */
        CLASSES,
        /** Of several labels any number. */
        FLAGS,
        /** Numbers, in the units of the data. */
        QUANTITIES
    }
}
