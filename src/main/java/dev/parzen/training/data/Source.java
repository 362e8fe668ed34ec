package dev.parzen.training.data;

import dev.parzen.objective.data.Csv;
import dev.parzen.objective.data.DataSpec;
import dev.parzen.objective.data.DataSpec.DrawnDigits;
import dev.parzen.objective.data.DataSpec.Idx;
import dev.parzen.objective.data.Images;
import dev.parzen.objective.data.Numpy;
import dev.parzen.objective.network.Shape;
import dev.parzen.training.data.Table.Mark;
import dev.parzen.training.data.Table.Tag;

/** Reads or makes the rows of each kind of data, and adds them to a table. */
final class Source implements DataSpec.Cases<Table> {
    private final DataDirectory directory;
    private final Table table;

    Source(DataDirectory directory, Table table) {
        this.directory = directory;
        this.table = table;
    }

    @Override
    public Table csv(Csv spec) {
        CsvReader.readInto(table, spec, directory);
        return table;
    }

    @Override
    public Table idx(Idx spec) {
        new IdxReader(directory, spec).readInto(table);
        return table;
    }

    @Override
    public Table numpy(Numpy spec) {
        new NumpyReader(directory, spec).readInto(table);
        return table;
    }

    @Override
    public Table images(Images spec) {
        new ImageReader(directory, spec, table).read();
        return table;
    }

    @Override
    public Table drawnDigits(DrawnDigits spec) {
        table.shape(Shape.of(HandwrittenDigits.SIDE, HandwrittenDigits.SIDE, 1));
        HandwrittenDigits digits = new HandwrittenDigits(spec.seed());
        for (int i = 0; i < spec.samples(); i++) {
            int label = table.classOf(Integer.toString(digits.digit(i)));
            table.add(digits.image(i), Tag.of(label, Mark.OPEN));
        }
        return table;
    }
}
