package org.steelyard.escalation.referral.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Channel;
import org.steelyard.escalation.referral.Entry;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/** Who writes something down, how, and when, as a request says. */
@Component
class Entries {

    private final Clock clock;

    Entries(Clock clock) {
        this.clock = clock;
    }

    Entry of(@Nullable OffsetDateTime occurredAt, @Nullable OffsetDateTime recordedAt, Caller caller) {
        var moment = Moment.of(occurredAt, recordedAt, caller, clock.instant());
        return new Entry(caller.actingRole(), caller.channel(Channel.APP), moment.occurredAt(), moment.recordedAt());
    }
}
