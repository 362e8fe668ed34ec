package dev.parzen.store;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Each order names all columns of the index that serves it, for H2 to see that it does. */
interface TrialRows extends JpaRepository<TrialRow, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select t from TrialRow t where t.studyId = :study and t.state = WAITING order by t.state, t.studyId, t.number")
    List<TrialRow> waiting(long study, Limit limit);

    @Query(
            "select t from TrialRow t where t.studyId = :study and t.state = RUNNING order by t.state, t.studyId, t.number")
    List<TrialRow> running(long study);

    @Query("select t from TrialRow t where t.id between :first and :last order by t.id")
    List<TrialRow> between(long first, long last, Limit limit);

    /** Trials of one study, by number. */
    @Query("select t from TrialRow t where t.id in :ids order by t.id")
    List<TrialRow> withIds(List<Long> ids);

    @Query("select t from TrialRow t where t.state = RUNNING and t.leaseUntil < :now order by t.leaseUntil, t.id")
    List<TrialRow> expired(Instant now, Limit limit);

    /** Those of the finished trials that algorithms may see, in the order in which they finished. */
    @Query("""
            select t from TrialRow t
            where t.studyId = :study and t.revision > :known and t.state in (COMPLETE, PRUNED, FAILED) and not t.outOfSpace
            order by t.studyId, t.revision
            """)
    List<TrialRow> seenAfter(long study, long known, Limit limit);
}
