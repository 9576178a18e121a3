package org.steelyard.escalation.referral;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.steelyard.platform.problem.FieldRefused;

/** Where a referral stands in the list: what is due first, then what is newest. */
record PlaceInList(LocalDate due, Instant madeAt, String id) {

    static final Sort ORDER = Sort.by(
            Sort.Order.asc(Escalations.DUE), Sort.Order.desc(Escalations.MADE_AT), Sort.Order.desc(Escalations.ID));

    static String of(Escalation escalation) {
        return escalation.due() + " " + escalation.madeAt().toEpochMilli() + " " + escalation.id();
    }

    static PlaceInList read(String key) {
        var parts = key.split(" ", 3);
        if (parts.length < 3 || !parts[1].matches("\\d{1,15}")) {
            throw new FieldRefused("after", "unknown-page");
        }
        try {
            return new PlaceInList(LocalDate.parse(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2]);
        } catch (DateTimeException e) {
            throw (FieldRefused) new FieldRefused("after", "unknown-page").initCause(e);
        }
    }

    /** Those that come after it. */
    Criteria following() {
        var day = due.toString();
        return new Criteria()
                .orOperator(
                        where(Escalations.DUE).gt(day),
                        where(Escalations.DUE).is(day).and(Escalations.MADE_AT).lt(madeAt),
                        where(Escalations.DUE)
                                .is(day)
                                .and(Escalations.MADE_AT)
                                .is(madeAt)
                                .and(Escalations.ID)
                                .lt(id));
    }
}
