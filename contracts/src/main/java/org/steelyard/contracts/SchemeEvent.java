package org.steelyard.contracts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of scoring as they come into force, and what people decide about cases and units beside them. The topic is
 * compacted; the facts that follow one another have keys of their own, so that none replaces another.
 */
@Topic(value = SchemeEvent.TOPIC, compacted = true)
public sealed interface SchemeEvent extends Event {
    String TOPIC = "scheme-events";

    @Override
    default String key() {
        return subject() + "|" + sequence();
    }

    /**
     * A scheme version was published; the subject is {@code <id>@<version>}.
     *
     * @param scheme the scheme's id, such as {@code point}
     * @param version counted from 1
     * @param kind the kind of unit it scores
     * @param digest SHA-256 of the scheme file, hexadecimal
     */
    @EventType("scheme-published.v1")
    record SchemePublished(
            Origin origin,
            String scheme,
            int version,
            UnitKind kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String digest)
            implements SchemeEvent {

        /** One scheme version, one key. */
        @Override
        public String key() {
            return subject();
        }
    }

    /** A case no longer counts in any measure of its unit. */
    @EventType("case-excluded.v1")
    record CaseExcluded(Origin origin, String complaint, ExclusionGround ground) implements SchemeEvent {}

    /** An excluded case counts again. */
    @EventType("case-readmitted.v1")
    record CaseReadmitted(Origin origin, String complaint) implements SchemeEvent {}

    /**
     * Someone proposed that a unit be vetoed; nothing follows before it is confirmed.
     *
     * @param period the calendar year it would hold for
     * @param evidence subjects of the facts it rests on
     */
    @EventType("violation-proposed.v1")
    record ViolationProposed(Origin origin, int period, VetoGround ground, List<String> evidence)
            implements SchemeEvent {
        public ViolationProposed {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * One of the two roles, the actor's, confirmed a proposal.
     *
     * @param effective whether both have now, so that the unit is unqualified for the year
     */
    @EventType("violation-confirmed.v1")
    record ViolationConfirmed(Origin origin, int period, VetoGround ground, boolean effective) implements SchemeEvent {}

    /**
     * A proposal was turned down, or a veto lifted on appeal.
     *
     * @param appeal id of the appeal, if that is why
     */
    @EventType("violation-lifted.v1")
    record ViolationLifted(
            Origin origin,
            int period,
            VetoGround ground,
            @Nullable String appeal) implements SchemeEvent {}
}
