package dev.parzen.rest;

import dev.parzen.study.TunerException;
import dev.parzen.wire.Replies.FaultJson;
import dev.parzen.wire.Replies.ProblemJson;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** The problem detail for each kind of refusal of the core. */
record TunerRefusals(String instance) implements TunerException.Cases<ResponseEntity<ProblemJson>> {

    @Override
    public ResponseEntity<ProblemJson> notFound(TunerException.NotFound refusal) {
        return Problem.NOT_FOUND.response(refusal.getMessage(), instance);
    }

    @Override
    public ResponseEntity<ProblemJson> invalid(TunerException.Invalid refusal) {
        List<FaultJson> faults = refusal.faults().stream()
                .filter(fault -> !fault.pointer().isEmpty())
                .map(fault -> new FaultJson(fault.pointer(), fault.detail()))
                .toList();
        return Problem.INVALID.response(refusal.getMessage(), instance, faults);
    }

    @Override
    public ResponseEntity<ProblemJson> conflict(TunerException.Conflict refusal) {
        return Problem.CONFLICT.response(refusal.getMessage(), instance);
    }

    @Override
    public ResponseEntity<ProblemJson> studyFinished(TunerException.StudyFinished refusal) {
        return Problem.STUDY_FINISHED.response(refusal.getMessage(), instance);
    }

    @Override
    public ResponseEntity<ProblemJson> leaseLost(TunerException.LeaseLost refusal) {
        return Problem.LEASE_LOST.response(refusal.getMessage(), instance);
    }

    @Override
    public ResponseEntity<ProblemJson> changedMeanwhile(TunerException.ChangedMeanwhile refusal) {
        return Problem.PRECONDITION_FAILED.response(refusal.getMessage(), instance);
    }

    @Override
    public ResponseEntity<ProblemJson> tooMany(TunerException.TooMany refusal) {
        ResponseEntity<ProblemJson> response = Problem.TOO_MANY.response(refusal.getMessage(), instance);
        return ResponseEntity.status(response.getStatusCode())
                .headers(response.getHeaders())
                .header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(refusal.retryAfter().toSeconds()))
                .body(response.getBody());
    }
}
