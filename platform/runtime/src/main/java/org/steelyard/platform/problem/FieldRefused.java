package org.steelyard.platform.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields of the request hold what they must not; says which, and what is allowed in each. */
public class FieldRefused extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> errors = new ArrayList<>();

    /**
     * @param field the field's path as in the request, such as {@code facts.content}
     * @param reason the name of a message {@code field.<reason>} that says what is allowed
     * @param arguments of the message
     */
    public FieldRefused(String field, String reason, Object... arguments) {
        super(Kind.INVALID, "invalid-request");
        errors.add(new FieldProblem(field, reason, arguments));
        with("errors", errors);
    }

    /** The same refusal, naming one more field, so that a caller need not mend them one by one. */
    public FieldRefused and(String field, String reason, Object... arguments) {
        errors.add(new FieldProblem(field, reason, arguments));
        return this;
    }

    /** A field, and why it is refused, to be put into the caller's language. */
    record FieldProblem(String field, String reason, Object[] arguments) {
        Map<String, String> told(java.util.function.BiFunction<String, Object[], String> message) {
            return Map.of("field", field, "detail", message.apply("field." + reason, arguments));
        }
    }
}
