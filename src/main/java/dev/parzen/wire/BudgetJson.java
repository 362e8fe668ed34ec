package dev.parzen.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parzen.study.Budget;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a study may spend; each member may be left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Budget")
public record BudgetJson(
        @Schema(description = "How many trials are handed out.", example = "100")
        Integer trials,

        @Schema(description = "For how long, from the first ask.", example = "PT1H")
        String time,

        @Schema(description = "The value that is good enough.")
        Double target,

        @Schema(description = "How many trials may run at once.", example = "4")
        Integer parallel) {

    static BudgetJson of(Budget budget) {
        if (budget.equals(Budget.UNLIMITED)) {
            return null;
        }
        return new BudgetJson(
                budget.trials().isPresent() ? budget.trials().getAsInt() : null,
                budget.time().map(Duration::toString).orElse(null),
                budget.target().isPresent() ? budget.target().getAsDouble() : null,
                budget.parallel().isPresent() ? budget.parallel().getAsInt() : null);
    }

    /** A merge patch that makes any budget into this one. */
    static ObjectNode whole(Budget budget) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (RecordComponent member : BudgetJson.class.getRecordComponents()) {
            patch.putNull(member.getName());
        }
        BudgetJson given = of(budget);
        return given == null ? patch : patch.setAll((ObjectNode) Json.mapper().valueToTree(given));
    }

    static Budget toBudget(BudgetJson budget) {
        return budget == null
                ? Budget.UNLIMITED
                : new Budget(
                        budget.trials == null ? OptionalInt.empty() : OptionalInt.of(budget.trials),
                        Optional.ofNullable(budget.time).map(text -> Moments.duration("time", text)),
                        budget.target == null ? OptionalDouble.empty() : OptionalDouble.of(budget.target),
                        budget.parallel == null ? OptionalInt.empty() : OptionalInt.of(budget.parallel));
    }
}
