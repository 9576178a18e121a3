package org.steelyard.assessment.integrity;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.contracts.IntegrityCheck;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;

/** Who looks into flags, and who may know of them: units learn of a flag only when it is settled. */
@Service
public class FlagSettling {

    private final IntegrityReviews reviews;
    private final NetworkRegistry network;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Clock clock;

    FlagSettling(IntegrityReviews reviews, NetworkRegistry network, Outbox outbox, MeterRegistry meters, Clock clock) {
        this.reviews = reviews;
        this.network = network;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Says what a review came to. */
    public IntegrityReview settle(String id, SettleFlag asked, Caller by, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        return outbox.change(() -> flag(id, by), conditions, review -> {
            var event = review.settle(asked, by, clock.instant());
            meters.counter(
                            "steelyard.integrity.settled",
                            "finding",
                            asked.finding().name())
                    .increment();
            return event;
        });
    }

    /** A flag the caller may know of. */
    public IntegrityReview flag(String id, Caller caller) {
        requireReader(caller);
        var review = reviews.find(id);
        if (review == null
                || !caller.covers(review.unit())
                || (review.state() == FlagState.OPEN && !mayReview(caller))) {
            throw new NotFound("flag", id);
        }
        return review;
    }

    /** One more than a page of the flags of an area, by default the caller's, the latest first. */
    public List<IntegrityReview> flags(
            @Nullable String unitCode,
            @Nullable IntegrityCheck check,
            @Nullable FlagState state,
            Caller caller,
            PageRequest page) {
        requireReader(caller);
        var area = unitCode == null ? caller.area() : unitCode;
        if (area == null) {
            throw new FieldRefused("unit", "required");
        }
        var unit = network.lookUp(area);
        if (unit == null || !caller.covers(unit.path())) {
            throw new NotFound("unit", area);
        }
        if (mayReview(caller)) {
            return reviews.within(area, check, state, page);
        }
        return state == FlagState.OPEN ? List.of() : reviews.within(area, check, FlagState.SETTLED, page);
    }

    private static void requireReader(Caller caller) {
        caller.require(
                Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR, Role.STATION_OFFICER, Role.POINT_OFFICER);
    }

    /** Whether a caller may see what is under review, and what was noted in it. */
    public static boolean mayReview(Caller caller) {
        return caller.is(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
    }
}
