package dev.parzen.store;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DistributionRows extends JpaRepository<DistributionRow, Long> {
    Optional<DistributionRow> findByStudyIdAndDigest(long studyId, String digest);

    Optional<DistributionRow> findFirstByStudyIdAndNameOrderById(long studyId, String name);
}
