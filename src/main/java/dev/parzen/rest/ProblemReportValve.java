package dev.parzen.rest;

import dev.parzen.wire.Json;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** What the servlet container refuses before any servlet sees it gets a problem detail instead of an HTML page. */
public final class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problem.ofStatus(status);
        response.setStatus(problem.status());
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            response.getReporter()
                    .write(Json.write(problem.json(
                            "The server does not understand this request: check its path and headers.",
                            null,
                            List.of(),
                            null)));
        } catch (IOException | IllegalStateException unwritable) {
            container.getLogger().debug("A client went away", unwritable);
        }
    }
}
