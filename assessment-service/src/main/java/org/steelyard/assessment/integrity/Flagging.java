package org.steelyard.assessment.integrity;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;

/** Opens one review per unit, year and check, and another only for what no settled review has looked at. */
@Component
class Flagging {

    private final IntegrityReviews reviews;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    Flagging(IntegrityReviews reviews, Outbox outbox, MeterRegistry meters, Clock clock) {
        this.reviews = reviews;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes what a check finds to the open review, or opens one.
     *
     * @param find what the check finds when these subjects are left out of account
     */
    void flag(UnitRef unit, int period, IntegrityCheck check, Function<Set<String>, Collection<String>> find) {
        var settled = new HashSet<String>();
        for (int round = 1; ; round++) {
            var found = find.apply(settled).stream()
                    .filter(subject -> !settled.contains(subject))
                    .toList();
            if (found.isEmpty()) {
                return;
            }
            var id = IntegrityReview.idOf(unit.code(), period, check, round);
            var there = reviews.find(id);
            var review = there == null ? open(IntegrityReview.of(id, unit, period, check, round, found, clock)) : there;
            if (review.state() == FlagState.OPEN) {
                grow(review, found);
                return;
            }
            settled.addAll(review.evidence());
        }
    }

    private IntegrityReview open(IntegrityReview review) {
        var created = outbox.create(review, Conditions.NONE, review.raise());
        if (created.fresh()) {
            meters.counter("steelyard.integrity.flags", "check", review.check().name())
                    .increment();
        }
        return created.aggregate();
    }

    /** Tells nothing: the review it asks for is open already. */
    private void grow(IntegrityReview review, Collection<String> found) {
        if (review.lacks(found)) {
            var unused = outbox.changeTelling(() -> reviews.require(review.id()), Conditions.NONE, now -> {
                now.grow(found);
                return List.of();
            });
        }
    }
}
