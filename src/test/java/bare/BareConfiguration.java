package bare;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The measure of speed: an endpoint that inserts one JPA row and does nothing else, in the same server, on the same
 * database. It lies outside of the project's packages so that only the benchmark finds it.
 */
@Configuration
@AutoConfigurationPackage
public class BareConfiguration {

    @Bean
    BareController bareController(BareRows rows, DataSource database, PlatformTransactionManager transactions) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.execute("create sequence if not exists bare_seq increment by 50");
            jdbc.execute(
                    "create table if not exists bare_row (id bigint primary key, study bigint, content varchar(1000))");
        });
        return new BareController(rows);
    }

    /** The row. */
    @Entity(name = "bare_row")
    static class BareRow {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bare_seq")
        @SequenceGenerator(name = "bare_seq", sequenceName = "bare_seq", allocationSize = 50)
        Long id;

        Long study = 1L;
        String content;

        protected BareRow() {}

        BareRow(Map<String, Object> body) {
            this.content = body.toString();
        }
    }
}

/** Where the rows go. */
interface BareRows extends JpaRepository<BareConfiguration.BareRow, Long> {}

/** Inserts a row and answers its id. */
@RestController
class BareController {
    private final BareRows rows;

    BareController(BareRows rows) {
        this.rows = rows;
    }

    @PostMapping("/bare")
    Map<String, Long> insert(@RequestBody Map<String, Object> body) {
        return Map.of("id", rows.save(new BareConfiguration.BareRow(body)).id);
    }
}
