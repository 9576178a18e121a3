package org.steelyard.assessment.year;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;
import org.steelyard.platform.sealing.Sealed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

/**
 * A step that was taken; never changed afterwards.
 *
 * @param account who took it, never told in events
 */
public record Taken(
        YearAct act,
        Instant at,
        Role role,
        String account,
        @Sealed @Nullable String reason) {

    static Taken of(YearAct act, Role role, Caller by, Moment at, String reason) {
        return new Taken(act, at.recordedAt(), role, by.account(), reason);
    }
}
