package dev.parzen.store;

import java.time.Instant;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ReceiptRows extends JpaRepository<ReceiptRow, String> {
    @Modifying
    @Query("delete from ReceiptRow r where r.storedAt <= :limit")
    void deleteStoredUntil(Instant limit);
}
