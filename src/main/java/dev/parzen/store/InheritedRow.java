package dev.parzen.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A trial of an earlier study elsewhere, from which a study that came from there learns. */
@Entity
@Immutable
@IdClass(InheritedRow.Place.class)
@Table(name = "inherited_trial")
class InheritedRow {
    @Id
    long studyId;

    @Id
    int position;

    /** JSON. */
    String observation;

    /** Names one of a study's. */
    record Place(long studyId, int position) {}
}
