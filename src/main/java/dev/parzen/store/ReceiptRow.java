package dev.parzen.store;

import dev.parzen.study.Receipts.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An answer that was given. */
@Entity
@Table(name = "receipt")
class ReceiptRow {
    @Id
    String digest;

    String bodyDigest;
    int status;
    String location;
    String body;
    Instant storedAt;

    void follow(Answer answer) {
        status = answer.status();
        location = answer.location();
        body = answer.body();
    }

    Answer toAnswer() {
        return new Answer(status, location, body);
    }
}
