package org.steelyard.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One complaint of the recorded life, from its entry on.
 *
 * @param reference names it for ever, so that it can be entered twice without effect
 * @param unit code of the unit that keeps it
 * @param receivedAt when the complaint was made
 * @param recordedAt when it was entered
 * @param entry body of the registration
 * @param steps what was done then, in order
 */
record Story(
        String reference,
        String unit,
        Instant receivedAt,
        Instant recordedAt,
        Map<String, Object> entry,
        List<Step> steps) {

    Story {
        steps = List.copyOf(steps);
    }

    /** Something done with a complaint or with its referral. */
    record Step(Kind kind, Map<String, Object> body) {}

    /** What can be done. */
    enum Kind {
        ACCEPTANCE("acceptance"),
        DECLINATION("declination"),
        MEDIATION_ATTEMPT("mediation-attempts"),
        SETTLEMENT("settlement"),
        TERMINATION("termination"),
        WITHDRAWAL("withdrawal"),
        REOPENING("reopening"),
        PAUSE("pauses"),
        RESUMPTION("pauses/1/end"),
        CORRECTION("corrections"),
        CALLBACK("callback"),
        REFERRAL(null),
        ACKNOWLEDGEMENT("acknowledgement"),
        ASSISTANCE_REQUEST("assistance-requests"),
        ASSISTANCE("assistance"),
        RETURN("return"),
        RESOLUTION("resolution");

        private final @Nullable String resource;

        Kind(@Nullable String resource) {
            this.resource = resource;
        }

        /** Path of the step below the complaint or the referral; none for what begins a referral. */
        @Nullable
        String resource() {
            return resource;
        }

        /** Whether it is done with the referral, not with the complaint. */
        boolean isOfTheReferral() {
            return switch (this) {
                case ACKNOWLEDGEMENT, ASSISTANCE_REQUEST, ASSISTANCE, RETURN, RESOLUTION -> true;
                default -> false;
            };
        }
    }
}
