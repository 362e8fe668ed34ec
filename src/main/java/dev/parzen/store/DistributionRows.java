package dev.parzen.store;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DistributionRows extends JpaRepository<DistributionRow, Long> {
    Optional<DistributionRow> findByStudyIdAndDigest(long studyId, String digest);

    /** The first under each name. */
    @Query("""
            select d from DistributionRow d
            where d.id in (select min(e.id) from DistributionRow e where e.studyId = :study group by e.name)
            order by d.id
            """)
    List<DistributionRow> firsts(long study);

    Optional<DistributionRow> findFirstByStudyIdAndNameOrderById(long studyId, String name);
}
