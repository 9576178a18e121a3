package org.steelyard.training.session;

import java.time.Instant;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.Refusal;

/** Nobody can have been at a session that has not begun. */
public class SessionNotStarted extends Refusal {
    private static final long serialVersionUID = 1L;

    SessionNotStarted(Instant startsAt) {
        super(
                Kind.CONFLICT,
                "session-not-started",
                startsAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
        with("state", SessionStatus.PLANNED);
        with(
                "startsAt",
                startsAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
    }
}
