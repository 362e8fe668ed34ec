package dev.parzen.training.data;

import java.util.List;

/**
 * Data ready for training: scaled and cut into parts. Shared between trainings, so it never changes.
 *
 * @param training what weights are fitted to
 * @param validation what trials are judged on
 * @param test what only the end of a study looks at; may be empty
 * @param width features of a row
 * @param classes the names of the classes; labels are positions in this list
 */
public record Dataset(Part training, Part validation, Part test, int width, List<String> classes) {

    public Dataset {
        classes = List.copyOf(classes);
    }
}
