package dev.parzen.rest;

import dev.parzen.wire.Replies.ProblemJson;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails outside of the controllers. */
@Hidden
@RestController
final class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemJson> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        String instance = path == null ? request.getRequestURI() : path.toString();
        Problem problem = Problem.ofStatus(status instanceof Integer code ? code : 404);
        if (problem == Problem.INTERNAL) {
            return Refusals.internal(failure instanceof Throwable thrown ? thrown : null, instance);
        }
        return problem.entity(
                problem.json("The request cannot be answered: check its method and path.", instance, List.of(), null));
    }
}
