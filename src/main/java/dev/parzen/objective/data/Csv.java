package dev.parzen.objective.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import dev.parzen.objective.setting.SettingReader;
import dev.parzen.space.Described;
import dev.parzen.space.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A table with one or several columns that are to be predicted. */
@Described("A CSV file (UTF-8, RFC 4180): one or several columns to be predicted, the others features.")
public record Csv(
        @Described("The file.") String file,

        @Described(value = "A second file with the same columns: the test part.", byDefault = "null")
        Optional<String> testFile,

        @Described(
                value = "Whether the first line has the names of the columns; else they are c0, c1, … .",
                byDefault = "true")
        boolean header,

        @Described(value = "What stands between two cells: one character.", byDefault = "\",\"")
        String separator,

        @Described("The column to be predicted, or a list of columns.")
        OneOrMore<String> label,

        @Described(
                value = "classification: one column of classes, texts or whole numbers; regression: columns of"
                        + " numbers; multi-label: columns of 0 and 1, or of false and true.",
                byDefault = "\"classification\"")
        Task task,

        @Described(value = "How the targets of a regression are scaled for training.", byDefault = "\"none\"")
        TargetScaling targetScaling,

        @Described(value = "Columns that are no features.", byDefault = "[]")
        List<String> ignore,

        @Described(
                value =
                        "Features that are texts: a column, a list of columns, or \"auto\" for all that have a cell which"
                                + " is no number. Each level of the training part becomes a feature of its own, 0 or 1; a text"
                                + " that is none of them becomes zeros.",
                byDefault = "null")
        Optional<OneOrMore<String>> categorical,

        @Described(
                value =
                        "What becomes of them: one-hot as above; embedding: the network learns a vector for each level of"
                                + " a column, beside the numbers of the other columns; or index for an embedding layer: each is"
                                + " one whole number, its place among the levels of all columns, from 1 on, and 0 if it is none;"
                                + " then all features must be categorical.",
                byDefault = "\"one-hot\"")
        CategoryEncoding categoryEncoding,

        @Described(
                value = "How many numbers the vector of an embedded column has; null: min(50, ⌊(levels + 1) / 2⌋), each"
                        + " by its own levels.",
                byDefault = "null")
        Optional<Setting<Integer>> embeddingDimension,

        @Described(
                value = "Categorical columns that are embedded whatever categoryEncoding says, each with a dimension of"
                        + " its own; null: as embeddingDimension says.",
                byDefault = "{}")
        Map<String, Optional<Setting<Integer>>> embeddings,

        @Described(
                value = "The texts that mean that nothing is known about a cell.",
                byDefault = "[\"\", \"NA\", \"NaN\", \"null\", \"?\"]")
        List<String> missing,

        @Described(
                value =
                        "What is done where a feature is missing: refuse the data, drop the row, or take the mean of the"
                                + " training part, or a constant; a categorical one becomes zeros.",
                byDefault = "\"refuse\"")
        MissingValues missingValues,

        @Described(value = "The constant for missing numbers, as a cell would have it.", byDefault = "0")
        double missingConstant,

        @Described(value = "Whether x becomes sign(x)·ln(1 + |x|) before it is scaled.", byDefault = "false")
        boolean logarithm,

        @Described(value = "How the features are scaled; categorical ones stay 0 and 1.", byDefault = "\"standard\"")
        Setting<Scaling> scaling,

        @Described(value = "How the rows are cut into parts.", byDefault = "{}")
        Split split)
        implements DataSpec {

    private static final String AUTO = "auto";

    public Csv {
        DataSpec.requireRelative("file", file);
        testFile.ifPresent(name -> DataSpec.requireRelative("testFile", name));
        split.requireFits(testFile.isPresent());
        ignore = List.copyOf(ignore);
        missing = missing.stream().map(String::strip).distinct().toList();
        if (separator.length() != 1 || "\"\n\r".contains(separator)) {
            throw new InvalidValueException(
                    "separator", "The separator is \"" + separator + "\": give one character, as , or ; or a tab.");
        }
        if (task == Task.CLASSIFICATION && label.size() > 1) {
            throw new InvalidValueException(
                    "label",
                    "label is " + label.values() + ", but a classification has one column of classes: name one, or let"
                            + " task be multi-label or regression.");
        }
        targetScaling.requireFits(task);
        if (categoryEncoding != CategoryEncoding.ONE_HOT && categorical.isEmpty()) {
            throw new InvalidValueException(
                    "categoryEncoding",
                    "categoryEncoding is " + categoryEncoding.label() + ", but no feature is categorical: name "
                            + (categoryEncoding == CategoryEncoding.INDEX ? "them all." : "them in categorical."));
        }
        embeddings = Map.copyOf(embeddings);
        requireEmbeddable(embeddings, categorical, categoryEncoding);
        embeddingDimension.ifPresent(setting -> EmbeddedColumns.DIMENSION.require("embeddingDimension", setting));
        boolean isNoneEmbedded = embeddings.isEmpty() && categoryEncoding != CategoryEncoding.EMBEDDING;
        if (embeddingDimension.isPresent() && isNoneEmbedded) {
            throw new InvalidValueException(
                    "embeddingDimension",
                    "embeddingDimension is given, but no column is embedded: let categoryEncoding be embedding, or name"
                            + " columns in embeddings.");
        }
        requireFinite(missingConstant);
        requireApart("ignore", ignore, label.values());
        split.column().ifPresent(column -> requireApart("label", label.values(), List.of(column)));
        split.group().ifPresent(group -> requireApart("label", label.values(), List.of(group)));
        List<String> noCategories =
                Stream.concat(ignore.stream(), label.values().stream()).toList();
        categorical.ifPresent(columns -> requireApart("categorical", columns.values(), noCategories));
        requireApart("embeddings", List.copyOf(embeddings.keySet()), noCategories);
    }

    private static void requireEmbeddable(
            Map<String, Optional<Setting<Integer>>> embeddings,
            Optional<OneOrMore<String>> categorical,
            CategoryEncoding encoding) {
        if (encoding == CategoryEncoding.INDEX && !embeddings.isEmpty()) {
            throw new InvalidValueException(
                    "embeddings",
                    "embeddings names " + embeddings.keySet() + ", but categoryEncoding is index, which leaves all"
                            + " columns to an embedding layer: let it be one-hot or embedding.");
        }
        List<String> named = categorical.map(OneOrMore::values).orElse(List.of());
        embeddings.forEach((column, dimension) -> {
            if (!named.contains(column) && !named.equals(List.of(AUTO))) {
                throw new InvalidValueException(
                        "embeddings",
                        "embeddings has \"" + column + "\", which is not among the categorical columns " + named
                                + ": name it in categorical too.");
            }
            try {
                dimension.ifPresent(setting -> EmbeddedColumns.DIMENSION.require(column, setting));
            } catch (InvalidValueException refused) {
                throw refused.under("embeddings");
            }
        });
    }

    private static void requireFinite(double constant) {
        if (!Double.isFinite(constant)) {
            throw new InvalidValueException(
                    "missingConstant", "missingConstant is " + constant + ": give a finite number.");
        }
    }

    private static void requireApart(String member, List<String> columns, List<String> others) {
        columns.stream().filter(others::contains).findFirst().ifPresent(column -> {
            throw new InvalidValueException(
                    member,
                    member + " has \"" + column + "\", which is named for another use too: take it out of one.");
        });
    }

    /** True if the network learns vectors for the levels of columns. */
    public boolean embedsColumns() {
        return categoryEncoding == CategoryEncoding.EMBEDDING || !embeddings.isEmpty();
    }

    /** True if columns that have a text are categories. */
    public boolean findsCategories() {
        return categorical
                .map(columns -> columns.values().equals(List.of(AUTO)))
                .orElse(false);
    }

    /** The features that are named as categories. */
    public List<String> categories() {
        return findsCategories()
                ? List.of()
                : categorical.map(OneOrMore::values).orElse(List.of());
    }

    @Override
    public EmbeddedColumns embeddedColumns(SettingReader reader) {
        Map<String, OptionalInt> own = new TreeMap<>();
        try {
            embeddings.forEach((column, dimension) -> own.put(column, dimension(column, dimension, reader)));
        } catch (InvalidValueException refused) {
            throw refused.under("embeddings");
        }
        return new EmbeddedColumns(
                categoryEncoding == CategoryEncoding.EMBEDDING,
                dimension("embeddingDimension", embeddingDimension, reader),
                own);
    }

    private static OptionalInt dimension(String member, Optional<Setting<Integer>> setting, SettingReader reader) {
        return setting.map(given -> OptionalInt.of(reader.read(member, given, EmbeddedColumns.DIMENSION)))
                .orElse(OptionalInt.empty());
    }

    @Override
    public List<String> files() {
        return Stream.concat(Stream.of(file), testFile.stream()).toList();
    }

    @Override
    public boolean testIsGiven() {
        return testFile.isPresent() || split.column().isPresent();
    }

    @Override
    public <R> R map(Cases<R> cases) {
        return cases.csv(this);
    }
}
