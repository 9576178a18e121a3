package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.steelyard.platform.problem.FieldRefused;

/** In which order complaints are listed. */
public enum ComplaintOrder {
    /** By id: any order, but always the same. */
    ID("_id"),
    /** What is due first comes first; only complaints whose clock runs to a known day. */
    DUE("dueOn"),
    /** What was received first comes first. */
    RECEIVED("findable.receivedAt"),
    /** What was received last comes first. */
    LATEST("findable.receivedAt");

    private static final String SEPARATOR = "|";

    private final String field;

    ComplaintOrder(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    /** The direction, and the id where several stand at one place. */
    Sort sort() {
        var direction = this == LATEST ? Sort.Direction.DESC : Sort.Direction.ASC;
        return this == ID ? Sort.by(direction, field) : Sort.by(direction, field, ID.field);
    }

    /** The place of a complaint in this order, to go on after it. */
    String place(Complaint complaint) {
        return switch (this) {
            case ID -> complaint.id();
            case DUE -> name() + SEPARATOR + Objects.requireNonNull(complaint.dueOn()) + SEPARATOR + complaint.id();
            case RECEIVED, LATEST ->
                name() + SEPARATOR + complaint.receivedAt().toEpochMilli() + SEPARATOR + complaint.id();
        };
    }

    /** What comes after a place that {@link #place} gave in the same order. */
    Criteria after(@Nullable String place) {
        if (place == null) {
            return this == DUE ? Criteria.where(field).ne(null) : new Criteria();
        }
        if (this == ID) {
            return Criteria.where(field).gt(place);
        }
        var parts = place.split("\\|", 3);
        if (parts.length != 3 || !parts[0].equals(name())) {
            throw new FieldRefused("after", "unknown-page");
        }
        var value = value(parts[1]);
        return this == LATEST
                ? new Criteria()
                        .orOperator(
                                Criteria.where(field).lt(value),
                                Criteria.where(field).is(value).and(ID.field).lt(parts[2]))
                : new Criteria()
                        .orOperator(
                                Criteria.where(field).gt(value),
                                Criteria.where(field).is(value).and(ID.field).gt(parts[2]));
    }

    private Object value(String text) {
        try {
            return this == DUE ? LocalDate.parse(text).toString() : Instant.ofEpochMilli(Long.parseLong(text));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw (FieldRefused) new FieldRefused("after", "unknown-page").initCause(e);
        }
    }
}
