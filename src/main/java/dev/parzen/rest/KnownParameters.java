package dev.parzen.rest;

import dev.parzen.wire.MalformedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that the called method does not know, so that no typing error passes in silence, and
 * parameters within the path, which the framework would drop from a name.
 */
final class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getRequestURI().contains(";")) {
            throw new MalformedException("", "A path has no \";\" here: no name contains one.");
        }
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            Set<String> known = Arrays.stream(method.getMethodParameters())
                    .map(KnownParameters::name)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            for (String given : request.getParameterMap().keySet()) {
                if (!known.contains(given)) {
                    throw new MalformedException("", sentence(given, known));
                }
            }
        }
        return true;
    }

    private static String sentence(String given, Set<String> known) {
        return "The query parameter \"" + given + "\" is unknown here: "
                + (known.isEmpty() ? "there are none." : "known are " + String.join(", ", known) + ".");
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return null;
        }
        return annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
    }
}
