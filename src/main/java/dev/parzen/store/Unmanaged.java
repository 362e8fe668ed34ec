package dev.parzen.store;

import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.hibernate.StatelessSession;

/** Writes past the entity manager, which gives its transaction up at the first refusal of the database. */
final class Unmanaged {
    private Unmanaged() {}

    /**
     * Adds a row at once, and gives it its id.
     *
     * @throws org.hibernate.exception.ConstraintViolationException if there is one like it; the unit of work is undone,
     *     the transaction around it goes on
     */
    static void insert(EntityManager entities, Object row) {
        Session session = entities.unwrap(Session.class);
        session.doWork(connection -> {
            try (StatelessSession rows = session.getSessionFactory().openStatelessSession(connection)) {
                rows.insert(row);
            }
        });
    }
}
