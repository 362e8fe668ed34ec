package dev.parzen.store;

import dev.parzen.study.Receipts.Answer;
import dev.parzen.wire.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import tools.jackson.core.type.TypeReference;

/** An answer that was given. */
@Entity
@Table(name = "receipt")
class ReceiptRow {
    @Id
    String digest;

    String bodyDigest;
    int status;
    /** JSON: an object of texts. */
    String headers;

    String body;
    Instant storedAt;

    void follow(Answer answer) {
        status = answer.status();
        headers = Json.write(answer.headers());
        body = answer.body();
    }

    Answer toAnswer() {
        return new Answer(status, Json.mapper().readValue(headers, new TypeReference<>() {}), body);
    }
}
