package org.steelyard.training.study;

import java.time.Instant;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.Refusal;

/** A quiz is not begun, or its answers are not taken. */
public abstract sealed class QuizRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private QuizRefused(String name, Object... arguments) {
        super(Kind.CONFLICT, name, arguments);
    }

    /** There were as many as there may be in a year. */
    static final class AttemptsUsed extends QuizRefused {
        private static final long serialVersionUID = 1L;

        AttemptsUsed(int attempts) {
            super("quiz-attempts-used", attempts);
        }
    }

    /** It was answered already, or its time is over. */
    static final class Closed extends QuizRefused {
        private static final long serialVersionUID = 1L;

        Closed(Instant expiresAt) {
            super(
                    "quiz-closed",
                    expiresAt.atZone(WorkingCalendar.ZONE).toOffsetDateTime().toString());
        }
    }

    /** The material has no questions. */
    static final class NoQuestions extends QuizRefused {
        private static final long serialVersionUID = 1L;

        NoQuestions(String module) {
            super("quiz-missing", module);
        }
    }

    /** The module counts already. */
    static final class Completed extends QuizRefused {
        private static final long serialVersionUID = 1L;

        Completed(String module, int year) {
            super("module-completed", module, String.valueOf(year));
        }
    }
}
