package dev.parzen.wire;

import dev.parzen.study.Finals.Wish;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.OptionalInt;

/** How a study is to end. */
@Schema(name = "FinalRequest")
public record FinalRequest(
        @Schema(
                description =
                        "Train each of the best configurations so many more times, with other seeds; then the one with"
                                + " the best mean is measured. Those that there are count.",
                defaultValue = "0")
        Integer replicates,

        @Schema(description = "How many configurations replicates trains.", defaultValue = "3")
        Integer top,

        @Schema(
                description = "Whether to look at the test data though the study has done so. It counts its looks.",
                defaultValue = "false")
        Boolean again,

        @Schema(
                description = "The number of the trial whose network is measured; it is complete. Null: the best's, of"
                        + " several directions that of the best with the lowest number.")
        Integer trial) {
    public static final FinalRequest EMPTY = new FinalRequest(null, null, null, null);
    private static final int USUAL_TOP = 3;

    public Wish toWish() {
        return new Wish(
                replicates == null ? 0 : replicates,
                top == null ? USUAL_TOP : top,
                again != null && again,
                trial == null ? OptionalInt.empty() : OptionalInt.of(trial));
    }
}
