package org.steelyard.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Tells the failure of one part of a request that has many, where the others go on: told as if it had come alone. */
@Component
public class PartProblems {

    private static final Logger log = LoggerFactory.getLogger(PartProblems.class);

    private final Problems problems;
    private final ProblemAdvice advice;

    PartProblems(Problems problems, ProblemAdvice advice) {
        this.problems = problems;
        this.advice = advice;
    }

    /** What went wrong with a part. */
    public ProblemDetail of(RuntimeException failure, HttpServletRequest request) {
        return switch (failure) {
            case Refusal refusal -> problems.of(refusal, request);
            case JacksonException wrong -> advice.wrongJson(wrong, request);
            case ConstraintViolationException violated -> of(violated.getConstraintViolations(), request);
            case OptimisticLockingFailureException overtaken -> told(advice.on(overtaken, request));
            case DataAccessResourceFailureException away -> told(advice.on(away, request));
            default -> {
                log.atError().setCause(failure).log("Part of a request failed");
                yield problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", request);
            }
        };
    }

    /** The fields of a part that hold what they must not. */
    public ProblemDetail of(Collection<? extends ConstraintViolation<?>> violations, HttpServletRequest request) {
        List<Map<String, String>> errors = violations.stream()
                .map(violation ->
                        Map.of("field", violation.getPropertyPath().toString(), "detail", violation.getMessage()))
                .sorted((one, other) -> one.getOrDefault("field", "").compareTo(other.getOrDefault("field", "")))
                .toList();
        return problems.fields(request, errors);
    }

    private static ProblemDetail told(ResponseEntity<ProblemDetail> answer) {
        return Objects.requireNonNull(answer.getBody());
    }
}
