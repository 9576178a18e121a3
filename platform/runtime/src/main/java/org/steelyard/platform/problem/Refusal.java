package org.steelyard.platform.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something asked for is not done, for a reason the caller is told: title and detail come from the message files under
 * {@code problem.<name>.title} and {@code problem.<name>.detail}, in the caller's language.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of reason it is; the HTTP status follows from it. */
    public enum Kind {
        /** The request itself is wrong: 400. */
        INVALID,
        /** The caller may not do this: 403. */
        FORBIDDEN,
        /** There is no such thing, or none the caller may know of: 404. */
        NOT_FOUND,
        /** It does not fit the present state: 409. */
        CONFLICT,
        /** The caller saw an older revision: 412. */
        STALE,
        /** There is too much of it: 413. */
        TOO_LARGE,
        /** It is of a kind that is not taken: 415. */
        UNSUPPORTED,
        /** It is well-formed and still cannot be done: 422. */
        UNPROCESSABLE,
        /** Something needed is not there now: 503. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String name;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    protected Refusal(Kind kind, String name, Object... arguments) {
        super(name);
        this.kind = kind;
        this.name = name;
        this.arguments = arguments.clone();
    }

    /** Adds a member to the problem, such as the state and what is allowed from it. */
    protected final void with(String member, Object value) {
        members.put(member, value);
    }

    public final Kind kind() {
        return kind;
    }

    /** The problem's name; its type is {@code urn:steelyard:problem:<name>}. */
    public final String name() {
        return name;
    }

    final Object[] arguments() {
        return arguments.clone();
    }

    final Map<String, Object> members() {
        return Map.copyOf(members);
    }
}
