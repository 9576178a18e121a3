package org.steelyard.platform.problem;

import java.util.List;
import java.util.Map;

/** A field of the request holds what it must not; says which field and what is allowed. */
public class FieldRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * @param field the field's path as in the request, such as {@code facts.content}
     * @param reason the name of a message {@code field.<reason>} that says what is allowed
     * @param arguments of the message
     */
    public FieldRefused(String field, String reason, Object... arguments) {
        super(Kind.INVALID, "invalid-request");
        with("errors", List.of(new FieldProblem(field, reason, arguments)));
    }

    /** A field, and why it is refused, to be put into the caller's language. */
    record FieldProblem(String field, String reason, Object[] arguments) {
        Map<String, String> told(java.util.function.BiFunction<String, Object[], String> message) {
            return Map.of("field", field, "detail", message.apply("field." + reason, arguments));
        }
    }
}
