package dev.parzen.store;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A distribution that trials of a study have used. */
@Entity
@Immutable
@Table(name = "distribution")
class DistributionRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    long studyId;
    String name;
    DistributionColumns distribution;
    String digest;
}
