package dev.parzen.store;

import dev.parzen.space.ParameterValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The value of a parameter. */
@Entity
@Immutable
@IdClass(PartRows.ParameterPlace.class)
@Table(name = "trial_parameter")
class ParameterRow extends PartRows.PartRow {
    /** What a value is to its trial. */
    enum Role {
        GIVEN,
        PROPOSED,
        CHOSEN
    }

    /** The kinds of values. */
    enum Kind {
        REAL,
        WHOLE,
        TEXT,
        FLAG,
        NOTHING
    }

    /** What of {@code ParameterRow p} a query selects to get it as a plain object. */
    static final String SELECTED = "new dev.parzen.store.ParameterRow(p.trialId, p.role, p.position, p.name, p.kind,"
            + " p.numberValue, p.textValue, p.distributionId)";

    @Id
    @Enumerated(EnumType.STRING)
    Role role;

    @Id
    int position;

    String name;

    @Enumerated(EnumType.STRING)
    Kind kind;

    Double numberValue;
    String textValue;
    Long distributionId;

    protected ParameterRow() {}

    ParameterRow(
            long trialId,
            Role role,
            int position,
            String name,
            Kind kind,
            Double numberValue,
            String textValue,
            Long distributionId) {
        this.trialId = trialId;
        this.role = role;
        this.position = position;
        this.name = name;
        this.kind = kind;
        this.numberValue = numberValue;
        this.textValue = textValue;
        this.distributionId = distributionId;
    }

    static ParameterRow of(String name, ParameterValue value) {
        ParameterRow row = new ParameterRow();
        row.name = name;
        row.follow(value);
        return row;
    }

    ParameterValue toValue() {
        switch (kind) {
            case REAL:
                return ParameterValue.of((double) numberValue);
            case WHOLE:
                return ParameterValue.of(textValue == null ? numberValue.longValue() : Long.parseLong(textValue));
            case TEXT:
                return ParameterValue.of(textValue);
            case FLAG:
                return ParameterValue.of(numberValue != 0);
            default:
                return ParameterValue.NOTHING;
        }
    }

    private void follow(ParameterValue value) {
        if (value instanceof ParameterValue.Real real) {
            kind = Kind.REAL;
            numberValue = real.value();
        } else if (value instanceof ParameterValue.Whole whole) {
            kind = Kind.WHOLE;
            numberValue = (double) whole.value();
            textValue = numberValue.longValue() == whole.value() ? null : Long.toString(whole.value());
        } else if (value instanceof ParameterValue.Text text) {
            kind = Kind.TEXT;
            textValue = text.value();
        } else if (value instanceof ParameterValue.Flag flag) {
            kind = Kind.FLAG;
            numberValue = flag.value() ? 1.0 : 0.0;
        } else {
            kind = Kind.NOTHING;
        }
    }
}
