package dev.parzen.store;

import dev.parzen.space.ParameterValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for a trial by values of its parameters; 1 and 1.0 are the same. */
final class ValueSearch {
    private static final Set<ParameterRow.Kind> NUMBERS = EnumSet.of(ParameterRow.Kind.REAL, ParameterRow.Kind.WHOLE);

    private final StringBuilder query = new StringBuilder("select t.id from TrialRow t where t.studyId = :study");
    private final Map<String, Object> arguments = new LinkedHashMap<>();

    ValueSearch(Map<String, ParameterValue> values) {
        values.forEach((name, value) -> require(ParameterRow.of(name, value)));
        query.append(" order by t.number");
    }

    /** The id of the first trial that has them all, given or chosen. */
    Optional<Long> first(EntityManager entities, long study) {
        TypedQuery<Long> search =
                entities.createQuery(query.toString(), Long.class).setParameter("study", study);
        arguments.forEach(search::setParameter);
        return search.setMaxResults(1).getResultStream().findFirst();
    }

    private void require(ParameterRow sought) {
        query.append(" and exists (select 1 from ParameterRow p where p.trialId = t.id and p.role <> PROPOSED");
        compare("name", "=", sought.name);
        if (NUMBERS.contains(sought.kind)) {
            compare("kind", "in", NUMBERS);
            compare("numberValue", "=", sought.numberValue);
        } else {
            compare("kind", "=", sought.kind);
            compare("numberValue", "=", sought.numberValue);
            compare("textValue", "=", sought.textValue);
        }
        query.append(")");
    }

    private void compare(String column, String operator, Object value) {
        if (value != null) {
            String argument = "a" + arguments.size();
            query.append(" and p." + column + " " + operator + " :" + argument);
            arguments.put(argument, value);
        }
    }
}
