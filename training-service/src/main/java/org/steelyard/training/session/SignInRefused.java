package org.steelyard.training.session;

import java.time.Instant;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.Refusal;

/** An officer is not signed in, for a reason the officer can do something about. */
public abstract sealed class SignInRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private SignInRefused(Kind kind, String name, Object... arguments) {
        super(kind, name, arguments);
    }

    /** The code is wrong, or was shown too long ago. */
    static final class WrongCode extends SignInRefused {
        private static final long serialVersionUID = 1L;

        WrongCode() {
            super(Kind.UNPROCESSABLE, "sign-in-code-wrong");
        }
    }

    /** So many codes were tried that it looks like guessing; the trainer can still enter the officer. */
    static final class TooManyAttempts extends SignInRefused {
        private static final long serialVersionUID = 1L;

        TooManyAttempts(int attempts) {
            super(Kind.CONFLICT, "sign-in-attempts-used", attempts);
        }
    }

    /** The session is over; the trainer can still enter the officer. */
    static final class Closed extends SignInRefused {
        private static final long serialVersionUID = 1L;

        Closed(Instant endsAt) {
            super(
                    Kind.CONFLICT,
                    "sign-in-closed",
                    endsAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
        }
    }

    /** The session is for others. */
    static final class NotInvited extends SignInRefused {
        private static final long serialVersionUID = 1L;

        NotInvited() {
            super(Kind.FORBIDDEN, "not-invited");
        }
    }
}
