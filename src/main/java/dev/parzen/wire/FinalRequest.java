package dev.parzen.wire;

import dev.parzen.study.Finals.Wish;
import io.swagger.v3.oas.annotations.media.Schema;

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
        Boolean again) {
    public static final FinalRequest EMPTY = new FinalRequest(null, null, null);
    private static final int USUAL_TOP = 3;

    public Wish toWish() {
        return new Wish(replicates == null ? 0 : replicates, top == null ? USUAL_TOP : top, again != null && again);
    }
}
