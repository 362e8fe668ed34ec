package dev.parzen.rest;

import dev.parzen.wire.Replies.FaultJson;
import dev.parzen.wire.Replies.ProblemJson;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The kinds of refusals, each with its status and code (RFC 9457). */
enum Problem {
    MALFORMED(HttpStatus.BAD_REQUEST),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    CONFLICT(HttpStatus.CONFLICT),
    STUDY_FINISHED(HttpStatus.CONFLICT),
    LEASE_LOST(HttpStatus.GONE),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY(HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR);

    private static final int NOT_IMPLEMENTED = 501;

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    /** The kind that is nearest to a status which somebody else chose. */
    static Problem ofStatus(int status) {
        for (Problem problem : values()) {
            if (problem.status.value() == status) {
                return problem;
            }
        }
        return status < 500 || status == NOT_IMPLEMENTED ? MALFORMED : INTERNAL;
    }

    int status() {
        return status.value();
    }

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    ProblemJson json(String detail, String instance, List<FaultJson> faults, String id) {
        return new ProblemJson(
                "/problems/" + code(),
                status.getReasonPhrase(),
                status.value(),
                detail,
                instance,
                code(),
                faults.isEmpty() ? null : faults,
                id);
    }

    ResponseEntity<ProblemJson> response(String detail, String instance) {
        return response(detail, instance, List.of());
    }

    ResponseEntity<ProblemJson> response(String detail, String instance, List<FaultJson> faults) {
        return entity(json(detail, instance, faults, null));
    }

    ResponseEntity<ProblemJson> entity(ProblemJson body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
