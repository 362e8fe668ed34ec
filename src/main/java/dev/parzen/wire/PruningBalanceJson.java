package dev.parzen.wire;

import dev.parzen.analysis.Audit;
import dev.parzen.analysis.PruningBalance;
import io.swagger.v3.oas.annotations.media.Schema;

/** What pruning has cost and spared a study, as it is answered. */
@Schema(name = "PruningBalance")
public record PruningBalanceJson(
        @Schema(description = "Complete trials, those that ended early by themselves among them.", example = "28")
        int complete,

        @Schema(
                description = "Complete trials whose training stopped itself since it improved no more.",
                example = "12")
        int earlyStopped,

        @Schema(description = "Complete trials whose training ended because its time was up.", example = "3")
        int timeLimited,

        @Schema(description = "Trials given up since others were better.", example = "32")
        int pruned,

        @Schema(
                description = "Trials that are PRUNED too, but because the study was over, or in spite of an audit.",
                example = "0")
        int endedWithStudy,

        @Schema(description = "Reports of all trials; where networks are trained, epochs.", example = "612")
        long epochsSpent,

        @Schema(
                description =
                        "About so many more the pruned trials would have taken: as many as the complete ones took on"
                                + " average that came at least as far.",
                example = "840")
        long epochsSaved,

        @Schema(
                description =
                        "So many they would have taken had they all gone to the last step; null if the objective does"
                                + " not say which that is.",
                example = "1290")
        Long epochsSavedAtMost,

        AuditJson audit) {

    public static PruningBalanceJson of(PruningBalance balance) {
        return new PruningBalanceJson(
                balance.complete(),
                balance.earlyStopped(),
                balance.timeLimited(),
                balance.pruned(),
                balance.endedWithStudy(),
                balance.epochsSpent(),
                balance.epochsSaved(),
                balance.epochsSavedAtMost(),
                AuditJson.of(balance.audit()));
    }

    /** How often pruning is wrong. */
    @Schema(
            name = "Audit",
            description =
                    "How often pruning is wrong, measured on the trials that the pruner's setting audit lets go on. A"
                            + " verdict was wrong if its trial ended better than all that were complete when it fell.")
    public record AuditJson(
            @Schema(description = "Trials that were let go on although they should have been pruned.", example = "5")
            int trials,

            @Schema(description = "Those that are complete, or failed by themselves.", example = "4")
            int finished,

            @Schema(description = "Finished trials that should not have been pruned.", example = "1")
            int wrong,

            @Schema(description = "Of wrong ones among the finished; null while there are none.", example = "0.25")
            Double share,

            @Schema(description = "Lower end of the 95 % confidence interval of the share (Wilson).", example = "0.046")
            Double low,

            @Schema(description = "Its upper end.", example = "0.699")
            Double high) {
        static AuditJson of(Audit audit) {
            return new AuditJson(
                    audit.trials(), audit.finished(), audit.wrong(), audit.share(), audit.low(), audit.high());
        }
    }
}
