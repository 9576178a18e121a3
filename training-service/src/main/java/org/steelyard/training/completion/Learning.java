package org.steelyard.training.completion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitRef;

/**
 * An officer learnt a module: was taught it in a session, or studied it alone and passed the quiz.
 *
 * @param officer opaque id of the person
 * @param unit where the officer serves, and for which it counts
 * @param source the session or the quiz
 * @param actorRole who wrote it down
 */
public record Learning(
        String officer,
        UnitRef unit,
        String module,
        TrainingMode mode,
        CompletionBasis basis,
        String source,
        Instant occurredAt,
        Instant recordedAt,
        Role actorRole,
        Channel channel) {

    /** The session attended, none if it was a quiz. */
    @Nullable
    String session() {
        return basis == CompletionBasis.ATTENDANCE ? source : null;
    }
}
