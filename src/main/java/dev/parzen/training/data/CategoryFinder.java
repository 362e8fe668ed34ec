package dev.parzen.training.data;

import dev.parzen.objective.data.Csv;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the features of a CSV file that have a cell which is no number and not missing either. */
final class CategoryFinder implements CsvFile.Lines {
    private final Csv spec;
    private final CsvFile file;
    private final Set<String> categories = new HashSet<>();
    private CsvColumns columns;

    private CategoryFinder(Csv spec, CsvFile file) {
        this.spec = spec;
        this.file = file;
    }

    /** The names of these features. */
    static Set<String> categories(Csv spec, CsvFile file) {
        CategoryFinder finder = new CategoryFinder(spec, file);
        file.read(finder);
        return finder.categories;
    }

    @Override
    public void header(List<String> header) {
        columns = CsvColumns.of(spec, file, header);
    }

    @Override
    public void line(long number, List<String> cells) {
        for (int position : columns.features()) {
            String cell = cells.get(position);
            if (!spec.missing().contains(cell) && Numbers.read(cell).isEmpty()) {
                categories.add(columns.header().get(position));
            }
        }
    }
}
