package org.steelyard.escalation.referral;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.AssistanceKind;
import org.steelyard.platform.sealing.Sealed;

/**
 * What an office asked the unit to help with, and what the unit answered. What they wrote never leaves this service.
 *
 * @param request the how-manieth of the referral, from 1
 * @param office which asked
 * @param dueOn the day it should be answered by, none while its year has no calendar
 * @param answer none while there is none
 */
public record Assistance(
        int request,
        String office,
        AssistanceKind kind,
        @Sealed String question,
        Instant askedAt,
        @Nullable LocalDate dueOn,
        @Sealed @Nullable String answer,
        @Nullable Instant answeredAt) {

    boolean isOpen() {
        return answeredAt == null;
    }

    Assistance answered(String text, Instant at) {
        return new Assistance(request, office, kind, question, askedAt, dueOn, text, at);
    }
}
