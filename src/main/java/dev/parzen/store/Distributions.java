package dev.parzen.store;

import dev.parzen.space.Distribution;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The distributions that trials have used, each kept once for each study and name. Rows are added, never changed. */
@Component
class Distributions {
    private static final int KEPT = 10_000;

    private static final Escaped ESCAPED = new Escaped();

    private final DistributionRows rows;
    private final JdbcClient jdbc;
    private final Units units;
    private final Recent<Long, Distribution> byId = new Recent<>(KEPT);
    private final Recent<Content, Long> ids = new Recent<>(KEPT);

    Distributions(DistributionRows rows, JdbcClient jdbc, Units units) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.units = units;
    }

    /** A distribution under a name in a study. */
    record Content(long study, String name, Distribution distribution) {}

    /** The distributions with these ids. */
    Map<Long, Distribution> withIds(Collection<Long> wanted) {
        Map<Long, Distribution> found = new HashMap<>();
        TreeSet<Long> missing = new TreeSet<>();
        for (Long id : wanted) {
            byId.get(id).ifPresentOrElse(distribution -> found.put(id, distribution), () -> missing.add(id));
        }
        if (!missing.isEmpty()) {
            rows.findAllById(missing).forEach(row -> {
                Distribution distribution = row.distribution.toDistribution();
                found.put(row.id, distribution);
                byId.put(row.id, distribution);
            });
        }
        return found;
    }

    /** The first that was recorded under the name. */
    Optional<Distribution> first(long study, String name) {
        return rows.findFirstByStudyIdAndNameOrderById(study, name).map(row -> row.distribution.toDistribution());
    }

    /** The first under each name, the oldest first. */
    Map<String, Distribution> firsts(long study) {
        Map<String, Distribution> firsts = new LinkedHashMap<>();
        rows.firsts(study).forEach(row -> firsts.put(row.name, row.distribution.toDistribution()));
        return firsts;
    }

    /** The id of a distribution, which is added if it is new. */
    long idOf(Content content) {
        return ids.get(content).orElseGet(() -> {
            Map<Content, Long> ofUnit = UnitOfWork.current().distributions();
            Long known = ofUnit.get(content);
            return known == null ? foundOrAdded(content, ofUnit) : known;
        });
    }

    private long foundOrAdded(Content content, Map<Content, Long> ofUnit) {
        DistributionColumns columns = DistributionColumns.of(content.distribution());
        String digest = Digests.of(content.name(), columns);
        long id = find(content, digest).orElseGet(() -> add(content, columns, digest));
        ofUnit.put(content, id);
        // The row may be of a transaction that comes to nothing.
        units.afterCommit(() -> ids.put(content, id));
        return id;
    }

    private Optional<Long> find(Content content, String digest) {
        return rows.findByStudyIdAndDigest(content.study(), digest).map(row -> row.id);
    }

    /** Adds it unless somebody else has meanwhile. */
    private long add(Content content, DistributionColumns columns, String digest) {
        try {
            units.attempt(() -> insert(content, columns, digest));
        } catch (DataIntegrityViolationException addedMeanwhile) {
            return find(content, digest).orElseThrow(() -> addedMeanwhile);
        }
        return find(content, digest).orElseThrow();
    }

    /** By JDBC, because JPA gives a transaction up at the first refusal. */
    private void insert(Content content, DistributionColumns columns, String digest) {
        jdbc.sql("""
                        insert into distribution (study_id, name, kind, low, high, log, step, choices, digest)
                        values (:study, :name, :kind, :low, :high, :log, :step, :choices, :digest)
                        """)
                .param("study", content.study())
                .param("name", ESCAPED.convertToDatabaseColumn(content.name()))
                .param("kind", columns.kind())
                .param("low", columns.low(), Types.DOUBLE)
                .param("high", columns.high(), Types.DOUBLE)
                .param("log", columns.log(), Types.BOOLEAN)
                .param("step", columns.step(), Types.DOUBLE)
                .param("choices", ESCAPED.convertToDatabaseColumn(columns.choices()), Types.VARCHAR)
                .param("digest", digest)
                .update();
    }
}
