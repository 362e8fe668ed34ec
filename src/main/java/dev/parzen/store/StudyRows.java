package dev.parzen.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface StudyRows extends JpaRepository<StudyRow, Long> {
    Optional<StudyRow> findByName(String name);

    @Query("select s from StudyRow s where s.state = ACTIVE and s.runsInPool order by s.id")
    List<StudyRow> claimable();

    @Query("""
            select s from StudyRow s join StudySpecRow p on p.studyId = s.id
            where s.state in (ACTIVE, PAUSED) and s.firstAskAt is not null and p.budgetSeconds is not null
            order by s.id
            """)
    List<StudyRow> timed();

    /** What a study is called. */
    record Named(long id, String name) {}

    @Query("select new dev.parzen.store.StudyRows$Named(s.id, s.name) from StudyRow s where s.id in :ids")
    List<Named> names(Collection<Long> ids);

    /** The rows of its specification and its distributions go with it. */
    @Modifying
    @Query("delete from StudyRow s where s.id = :id")
    void deleteOne(long id);
}
