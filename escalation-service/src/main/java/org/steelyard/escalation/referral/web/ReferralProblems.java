package org.steelyard.escalation.referral.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.steelyard.escalation.referral.ComplaintUnknown;
import org.steelyard.platform.problem.Problems;

/** Tells who asks for a complaint that is still on its way here when to ask again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReferralProblems {

    private static final String SECONDS = "1";

    private final Problems problems;

    ReferralProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(ComplaintUnknown unknown, HttpServletRequest request) {
        var problem = problems.of(HttpStatus.NOT_FOUND, unknown.name(), request, unknown.complaint());
        problem.setProperty("retryable", true);
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
