/**
 * The memory of the server in a database, H2 or PostgreSQL, by Spring Data JPA: the {@code study.StudyStore} and the
 * {@code study.Receipts}. Start at {@link dev.parzen.store.DatabaseStudyStore}; the tables are in
 * {@code db/migration}. Nothing here is public. Uses {@code study}, what {@code study} uses, and {@code wire} for JSON.
 */
package dev.parzen.store;
