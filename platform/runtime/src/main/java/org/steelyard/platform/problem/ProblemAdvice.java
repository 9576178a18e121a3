package org.steelyard.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.steelyard.platform.sealing.SealBroken;
import org.steelyard.platform.telemetry.LogKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every failure of a request, told as a problem: what is wrong, which field, what is allowed. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Types whose form is shown by an example instead of a name. */
    private static final Set<Class<?>> ISO_8601 = Set.of(LocalDate.class, YearMonth.class, OffsetDateTime.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal, HttpServletRequest request) {
        return answer(problems.of(refusal, request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        return answer(
                unreadable.getCause() instanceof JacksonException wrong
                        ? wrongJson(wrong, request)
                        : problems.of(HttpStatus.BAD_REQUEST, "malformed-json", request, "1"));
    }

    /** Tomcat takes the query apart when it is first looked at. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidParameterException unreadable, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.BAD_REQUEST, "malformed-query", request));
    }

    ProblemDetail wrongJson(JacksonException wrong, HttpServletRequest request) {
        var locale = problems.localeOf(request);
        var field = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        var detail = switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                problems.text("field.unknown", locale, String.valueOf(unknown.getKnownPropertyIds()));
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                problems.text(
                        "field.one-of",
                        locale,
                        Arrays.toString(format.getTargetType().getEnumConstants()));
            case InvalidFormatException format
            when format.getTargetType() == String.class -> problems.text("field.plain-text", locale);
            case MismatchedInputException type
            when type.getTargetType() != null -> typeText(type.getTargetType(), locale);
            default -> null;
        };
        return detail == null || field.isEmpty()
                ? problems.of(HttpStatus.BAD_REQUEST, "malformed-json", request, lineOf(wrong))
                : problems.fields(request, List.of(Map.of("field", field, "detail", detail)));
    }

    private String typeText(@Nullable Class<?> type, Locale locale) {
        return type != null && ISO_8601.contains(type)
                ? problems.text("field.type." + type.getSimpleName(), locale)
                : problems.text("field.type", locale, type == null ? "?" : type.getSimpleName());
    }

    private static String lineOf(JacksonException wrong) {
        return wrong.getLocation() == null
                ? "1"
                : String.valueOf(wrong.getLocation().getLineNr());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        return answer(problems.fields(
                request,
                invalid.getFieldErrors().stream()
                        .map(error ->
                                Map.of("field", error.getField(), "detail", String.valueOf(error.getDefaultMessage())))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HandlerMethodValidationException invalid, HttpServletRequest request) {
        return answer(problems.fields(
                request,
                invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> Map.of(
                                        "field",
                                        String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                        "detail",
                                        String.valueOf(error.getDefaultMessage()))))
                        .toList()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        var type = mismatch.getRequiredType();
        var detail = type != null && type.isEnum()
                ? problems.text("field.one-of", problems.localeOf(request), Arrays.toString(type.getEnumConstants()))
                : typeText(type, problems.localeOf(request));
        return answer(problems.fields(request, List.of(Map.of("field", mismatch.getName(), "detail", detail))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MissingRequestValueException missing, HttpServletRequest request) {
        var name = missing instanceof MissingServletRequestParameterException parameter
                ? parameter.getParameterName()
                : String.valueOf(missing.getBody().getDetail());
        return answer(problems.fields(
                request,
                List.of(Map.of("field", name, "detail", problems.text("field.required", problems.localeOf(request))))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(OptimisticLockingFailureException overtaken, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.CONFLICT, "changed-meanwhile", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DataAccessResourceFailureException away, HttpServletRequest request) {
        log.atError()
                .addKeyValue(LogKeys.CAUSE, away.getClass().getSimpleName())
                .log("Store not reachable");
        var problem = problems.of(HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", request);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
    }

    /** Somebody's record was altered in the store, or its key is not here: nothing of it is shown, least of all garbage. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(SealBroken broken, HttpServletRequest request) {
        log.atError()
                .addKeyValue(LogKeys.COLLECTION, broken.collection())
                .addKeyValue(LogKeys.SUBJECT, broken.id())
                .log("Record does not open");
        var problem = problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "seal-broken", request, broken.id());
        problem.setProperty("record", broken.id());
        return answer(problem);
    }

    /** The client went away in the middle of an answer; there is nobody to tell. */
    @ExceptionHandler
    void on(AsyncRequestNotUsableException gone) {
        log.debug("Client gone", gone);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMediaTypeNotAcceptableException refused, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.NOT_ACCEPTABLE, "http-406", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof org.springframework.security.access.AccessDeniedException
                || failure instanceof org.springframework.security.core.AuthenticationException) {
            throw failure; // the security chain answers these
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problems.of(status, "http-" + status.value(), request));
        }
        log.atError().setCause(failure).log("Request failed");
        return answer(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", request));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
