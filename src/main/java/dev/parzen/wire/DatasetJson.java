package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.dataset.DataFile;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A file below the server's data directory, in JSON. */
@Schema(name = "Dataset")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetJson(
        @Schema(description = "Relative to the data directory; what a study names.")
        String name,

        @Schema(allowableValues = {"csv", "idx", "npy", "npz", "images", "other"})
        String kind,

        long bytes,
        Instant modifiedAt,

        @Schema(description = "Rows first; left out where the head of the file does not tell.")
        List<Long> shape,

        @Schema(description = "How many columns, arrays or classes it has.")
        Integer columnCount,

        @Schema(description = "In a list the first 20 of them.")
        List<ColumnJson> columns,

        @Schema(description = "The first rows of a table; not in a list.")
        List<List<String>> head) {

    private static final int SHOWN_IN_LIST = 20;

    /** A column of a table, an array of an npz file, or a class of a directory of images. */
    @Schema(name = "DatasetColumn")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ColumnJson(
            String name,

            @Schema(description = "number or text, judged by the first rows; of an array NumPy's type, as <f4; class")
            String type,

            @Schema(description = "Of an array; of a class how many images it has.")
            List<Long> shape) {
        static ColumnJson of(DataFile.Column column) {
            return new ColumnJson(column.name(), column.type(), orNull(column.shape()));
        }
    }

    /** All that is known of a file. */
    public static DatasetJson of(DataFile file) {
        return of(file, Integer.MAX_VALUE, orNull(file.contents().head()));
    }

    /** A file as a list shows it. */
    public static DatasetJson inList(DataFile file) {
        return of(file, SHOWN_IN_LIST, null);
    }

    private static DatasetJson of(DataFile file, int columns, List<List<String>> head) {
        DataFile.Contents contents = file.contents();
        List<DataFile.Column> all = contents.columns();
        return new DatasetJson(
                file.name(),
                contents.kind().name().toLowerCase(Locale.ROOT),
                file.bytes(),
                file.modifiedAt(),
                orNull(contents.shape()),
                all.isEmpty() ? null : all.size(),
                orNull(all.stream().limit(columns).map(ColumnJson::of).toList()),
                head);
    }

    private static <T> List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
