package dev.parzen.training.data;

import dev.parzen.objective.data.Csv;
import dev.parzen.training.DataException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What each column of a file is for.
 *
 * @param features their positions
 * @param labels their positions, in the order in which the specification names them
 * @param mark the position of the column that marks parts, or −1
 * @param group that of the column of groups, or −1
 */
record CsvColumns(List<String> header, int[] features, int[] labels, int mark, int group) {

    static CsvColumns of(Csv spec, CsvFile file, List<String> header) {
        int[] labels = spec.label().values().stream()
                .mapToInt(name -> file.column(header, name, "label"))
                .toArray();
        int mark = spec.split()
                .column()
                .map(name -> file.column(header, name, "split.column"))
                .orElse(-1);
        int group = spec.split()
                .group()
                .map(name -> file.column(header, name, "split.group"))
                .orElse(-1);
        Set<Integer> others = new HashSet<>();
        IntStream.of(labels).forEach(others::add);
        others.add(mark);
        others.add(group);
        spec.ignore().forEach(name -> others.add(file.column(header, name, "ignore")));
        spec.categories().forEach(name -> file.column(header, name, "categorical"));
        spec.embeddings().keySet().forEach(name -> file.column(header, name, "embeddings"));
        int[] features = IntStream.range(0, header.size())
                .filter(i -> !others.contains(i))
                .toArray();
        if (features.length == 0) {
            throw new DataException("The data file \"" + file.name() + "\" has no column left for features: "
                    + (spec.ignore().isEmpty() ? "give it one beside the label." : "name fewer in ignore."));
        }
        return new CsvColumns(header, features, labels, mark, group);
    }

    /** The names of the features. */
    List<String> names() {
        return IntStream.of(features).mapToObj(header::get).toList();
    }
}
