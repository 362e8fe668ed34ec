package dev.parzen.rest;

import dev.parzen.space.InvalidValueException;
import dev.parzen.study.TunerException;
import dev.parzen.trial.IllegalTransitionException;
import dev.parzen.wire.Malformations;
import dev.parzen.wire.MalformedException;
import dev.parzen.wire.Replies.FaultJson;
import dev.parzen.wire.Replies.ProblemJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns every refusal, ours and the framework's, into a problem detail. */
@RestControllerAdvice
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    @ExceptionHandler
    ResponseEntity<ProblemJson> refused(TunerException refusal, HttpServletRequest request) {
        return refusal.map(new TunerRefusals(request.getRequestURI()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> invalid(InvalidValueException refusal, HttpServletRequest request) {
        return Problem.INVALID.response(
                refusal.getMessage(), request.getRequestURI(), faults(refusal.pointer(), refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> malformed(MalformedException refusal, HttpServletRequest request) {
        return Problem.MALFORMED.response(
                refusal.getMessage(), request.getRequestURI(), faults(refusal.pointer(), refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return malformed(cause(unreadable), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> wrongType(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return Problem.MALFORMED.response(
                "\"" + mismatch.getName() + "\" is \"" + mismatch.getValue() + "\": give "
                        + Expected.of(mismatch.getRequiredType()) + ".",
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> undecodable(InvalidParameterException broken, HttpServletRequest request) {
        return Problem.MALFORMED.response(
                "The query cannot be decoded: write each parameter as name=value, percent-encoded in UTF-8.",
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> conflict(IllegalTransitionException refusal, HttpServletRequest request) {
        return Problem.CONFLICT.response(refusal.getMessage(), request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> noRoute(NoResourceFoundException missing, HttpServletRequest request) {
        return Problem.NOT_FOUND.response(
                "There is nothing at " + request.getRequestURI() + ": /swagger-ui.html lists what there is.",
                request.getRequestURI());
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> wrongMethod(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        return withHeaders(
                Problem.METHOD_NOT_ALLOWED.response(
                        wrong.getMethod() + " is not possible here: use "
                                + String.join(" or ", wrong.getSupportedMethods()) + ".",
                        request.getRequestURI()),
                wrong.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> wrongMedia(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        String given = wrong.getContentType() == null
                ? "The request has no Content-Type"
                : "The Content-Type " + wrong.getContentType() + " is not supported";
        return withHeaders(
                Problem.UNSUPPORTED_MEDIA_TYPE.response(
                        given + ": send Content-Type: " + wanted(wrong.getSupportedMediaTypes()) + ".",
                        request.getRequestURI()),
                wrong.getHeaders());
    }

    /** JSON, where it is taken. */
    private static String wanted(List<MediaType> supported) {
        return supported.isEmpty() || supported.contains(MediaType.APPLICATION_JSON)
                ? MediaType.APPLICATION_JSON_VALUE
                : supported.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> unreadable(UncheckedIOException failure, HttpServletRequest request) {
        if (failure.getCause() instanceof AsyncRequestNotUsableException gone) {
            LOG.debug("A client went away", gone);
            return null;
        }
        return failure.getCause() instanceof SpooledRequest.TooLargeException
                ? Problem.TOO_LARGE.response("Decompressed, the file has more than 1 GiB.", request.getRequestURI())
                : internal(failure, request.getRequestURI());
    }

    /** The client went away: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("A client went away", gone);
    }

    @ExceptionHandler
    ResponseEntity<ProblemJson> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return withHeaders(
                    Problem.ofStatus(known.getStatusCode().value())
                            .response(known.getBody().getDetail(), request.getRequestURI()),
                    known.getHeaders());
        }
        return internal(failure, request.getRequestURI());
    }

    static ResponseEntity<ProblemJson> internal(Throwable failure, String instance) {
        String id = UUID.randomUUID().toString();
        LOG.error("Internal error {}", id, failure);
        return Problem.INTERNAL.entity(Problem.INTERNAL.json(
                "Something went wrong on our side. The log has more under the id " + id + ".",
                instance,
                List.of(),
                id));
    }

    private static MalformedException cause(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedException malformed) {
                return malformed;
            }
            if (cause instanceof JacksonException malformed) {
                return Malformations.of(malformed);
            }
        }
        return new MalformedException("", "The request has no body, or one that cannot be read: send a JSON object.");
    }

    static List<FaultJson> faults(String pointer, String detail) {
        return pointer.isEmpty() ? List.of() : List.of(new FaultJson(pointer, detail));
    }

    private static ResponseEntity<ProblemJson> withHeaders(ResponseEntity<ProblemJson> response, HttpHeaders more) {
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(more);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(response.getStatusCode()).headers(headers).body(response.getBody());
    }
}
