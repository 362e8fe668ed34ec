package dev.parzen.objective.data;

import dev.parzen.objective.data.DataSpec.Scaling;
import dev.parzen.objective.setting.OneOrMore;
import dev.parzen.objective.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CSV file being described by a test: every setting has its default until the test changes it, but nothing is scaled. */
public final class CsvDraft {
    public String file;
    public Optional<String> testFile = Optional.empty();
    public boolean header = true;
    public String separator = ",";
    public OneOrMore<String> label = OneOrMore.of("label");
    public Task task = Task.CLASSIFICATION;
    public TargetScaling targetScaling = TargetScaling.NONE;
    public List<String> ignore = List.of();
    public Optional<OneOrMore<String>> categorical = Optional.empty();
    public CategoryEncoding categoryEncoding = CategoryEncoding.ONE_HOT;
    public Optional<Setting<Integer>> embeddingDimension = Optional.empty();
    public Map<String, Optional<Setting<Integer>>> embeddings = Map.of();
    public List<String> missing = List.of("", "NA", "NaN", "null", "?");
    public MissingValues missingValues = MissingValues.REFUSE;
    public double missingConstant;
    public boolean logarithm;
    public Scaling scaling = Scaling.NONE;
    public Split split = Split.DEFAULTS;

    public CsvDraft(String file) {
        this.file = file;
    }

    public CsvDraft split(Split cut) {
        split = cut;
        return this;
    }

    public Csv build() {
        return build(Setting.of(scaling));
    }

    /** The same with another scaling. */
    public Csv build(Setting<Scaling> otherScaling) {
        return new Csv(
                file,
                testFile,
                header,
                separator,
                label,
                task,
                targetScaling,
                ignore,
                categorical,
                categoryEncoding,
                embeddingDimension,
                embeddings,
                missing,
                missingValues,
                missingConstant,
                logarithm,
                otherScaling,
                split);
    }
}
