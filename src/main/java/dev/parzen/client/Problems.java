package dev.parzen.client;

import dev.parzen.study.TunerException;
import dev.parzen.wire.Replies.ProblemJson;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns the server's problem details back into what its tuner threw. */
final class Problems {
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private Problems() {}

    static RuntimeException of(HttpResponse<String> response, JsonMapper mapper) {
        ProblemJson problem = read(response, mapper);
        String detail = problem.detail() == null ? problem.title() : problem.detail();
        switch (problem.code() == null ? "" : problem.code()) {
            case "not-found":
                return new TunerException.NotFound(detail);
            case "malformed", "invalid":
                return new TunerException.Invalid(pointer(problem), detail);
            case "conflict":
                return new TunerException.Conflict(detail);
            case "study-finished":
                return new TunerException.StudyFinished(detail);
            case "lease-lost":
                return new TunerException.LeaseLost(detail);
            case "precondition-failed":
                return new TunerException.ChangedMeanwhile(detail);
            case "too-many":
                return new TunerException.TooMany(detail, retryAfter(response));
            default:
                return new ServerFaultException(fault(response, problem, detail));
        }
    }

    private static String fault(HttpResponse<String> response, ProblemJson problem, String detail) {
        String id = problem.id() == null ? "" : " Its log says more under " + problem.id() + ".";
        return "The server answered " + response.statusCode() + " to "
                + response.request().method() + " " + response.uri().getPath() + ": " + detail + id;
    }

    private static ProblemJson read(HttpResponse<String> response, JsonMapper mapper) {
        try {
            ProblemJson problem = mapper.readValue(response.body(), ProblemJson.class);
            if (problem != null) {
                return problem;
            }
        } catch (JacksonException e) {
            // Not from a Parzen server: said below.
        }
        String doubt = "that is no answer of a Parzen server: check the address.";
        return new ProblemJson(null, null, response.statusCode(), doubt, null, null, null, null);
    }

    private static String pointer(ProblemJson problem) {
        return problem.errors() == null || problem.errors().isEmpty()
                ? ""
                : problem.errors().get(0).pointer();
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(USUAL_PAUSE);
    }
}
