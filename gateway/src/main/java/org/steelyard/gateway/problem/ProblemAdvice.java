package org.steelyard.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Failures of the gateway's own few handlers, told as problems. */
@ControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void on(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        switch (failure) {
            // the security chain answers these
            case AccessDeniedException denied -> throw denied;
            case AuthenticationException unknown -> throw unknown;
            case ClientAbortException gone -> log.debug("Client gone", gone);
            // too late to say anything: the server cuts the connection
            case Exception half when response.isCommitted() -> throw half;
            // Tomcat takes the query apart when it is first looked at
            case InvalidParameterException unreadable ->
                problems.write(problems.of(HttpStatus.BAD_REQUEST, "malformed-query", request), response);
            case ErrorResponse known
            when known.getStatusCode().is4xxClientError() -> {
                known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
                write(HttpStatus.valueOf(known.getStatusCode().value()), request, response);
            }
            default -> {
                log.atError().setCause(failure).log("Request failed");
                write(HttpStatus.INTERNAL_SERVER_ERROR, request, response);
            }
        }
    }

    private void write(HttpStatus status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(problems.of(status, Problems.nameOf(status), request), response);
    }
}
