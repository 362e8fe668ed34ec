package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.pruner.BudgetPlan;
import dev.parzen.pruner.BudgetPlan.Estimate;
import dev.parzen.pruner.BudgetPlan.Expected;
import dev.parzen.pruner.BudgetPlan.Unknown;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;

/** What a study will probably spend: which trials reach which epoch, and all epochs together. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Plan", description = "Of a study with asha or hyperband; answered with validateOnly=true alone.")
public record PlanJson(
        Integer trials,

        @Schema(description = "How many steps a trial has.") Integer steps,

        EpochsJson epochs,

        @Schema(description = "How many trials run to their end.")
        RangeJson complete,

        @Schema(description = "Of hyperband; of asha there is one.")
        List<BracketJson> brackets,

        @Schema(description = "What the figures assume, or what must be given to get them.")
        String note) {

    private static final String ASSUMPTIONS =
            "An estimate for trials that come one after the other in random order of quality. low: each rung puts them in"
                    + " an order of its own; high: all rungs put them in the same order; curves lie between. A sampler that"
                    + " learns sends better trials later, of which more go on; early stopping and failures shorten.";

    /** An expectation, between two assumptions about how alike the curves are along their way. */
    @Schema(name = "Estimate")
    public record RangeJson(double low, double high) {
        static RangeJson of(Estimate estimate) {
            return new RangeJson(tenths(estimate.low()), tenths(estimate.high()));
        }
    }

    /** The reports of all trials, of which a network makes one after each epoch. */
    @Schema(name = "PlanEpochs")
    public record EpochsJson(
            @Schema(description = "If nothing were pruned.") long unpruned,

            double low,
            double high,

            @Schema(description = "high as a share of unpruned.")
            double share) {
        static EpochsJson of(Expected plan) {
            Estimate epochs = plan.epochs();
            return new EpochsJson(
                    plan.unpruned(),
                    tenths(epochs.low()),
                    tenths(epochs.high()),
                    Math.round(1000 * epochs.high() / plan.unpruned()) / 1000.0);
        }
    }

    /** Trials that compete with each other alone. */
    @Schema(name = "PlanBracket")
    public record BracketJson(int bracket, int trials, List<RungJson> rungs, RangeJson complete, RangeJson epochs) {}

    /** A step at which trials are compared. */
    @Schema(name = "PlanRung")
    public record RungJson(
            int step,

            @Schema(description = "What a trial that ends here has spent: steps count from 0.")
            int epochs,

            RangeJson reached,
            RangeJson goOn) {
        static RungJson of(BudgetPlan.Rung rung) {
            return new RungJson(rung.step(), rung.epochs(), RangeJson.of(rung.reached()), RangeJson.of(rung.goOn()));
        }
    }

    static PlanJson of(BudgetPlan plan) {
        return plan instanceof Expected expected ? of(expected) : missing((Unknown) plan);
    }

    private static PlanJson of(Expected plan) {
        return new PlanJson(
                plan.trials(),
                plan.steps(),
                EpochsJson.of(plan),
                RangeJson.of(plan.complete()),
                IntStream.range(0, plan.brackets().size())
                        .mapToObj(index -> bracket(index, plan.brackets().get(index)))
                        .toList(),
                ASSUMPTIONS);
    }

    private static BracketJson bracket(int index, BudgetPlan.Bracket bracket) {
        return new BracketJson(
                index,
                bracket.trials(),
                bracket.rungs().stream().map(RungJson::of).toList(),
                RangeJson.of(bracket.complete()),
                RangeJson.of(bracket.epochs()));
    }

    private static PlanJson missing(Unknown unknown) {
        String trials = unknown.trials() ? " Say how many trials there will be: give budget.trials." : "";
        String steps = unknown.steps()
                ? " Say how many steps a trial reports: add steps to the query, as in validateOnly=true&steps=100."
                : "";
        return new PlanJson(null, null, null, null, null, "Nothing can be planned yet." + trials + steps);
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
