package org.steelyard.escalation.referral;

import java.util.List;

/** Where a referral stands. */
public enum EscalationStatus {
    /** It has to be referred: a rule asks for it. */
    DUE("escalation"),
    /** It lies with the county, which decides: no office was found, or a person has to say where it belongs. */
    UNROUTABLE("escalation", "decision"),
    /** It lies with the office. */
    ESCALATED("acknowledgement", "return", "transfer", "joint-offices"),
    /** The office took it on. */
    ACKNOWLEDGED("return", "resolution", "transfer", "joint-offices", "assistance-requests"),
    /** The office sent it back. */
    RETURNED,
    /** The office ended it. */
    RESOLVED,
    /** The county left it with the unit. */
    KEPT,
    /** The complaint came to an end by itself. */
    LAPSED;

    @SuppressWarnings("ImmutableEnumChecker") // List.of does not change
    private final List<String> allowed;

    EscalationStatus(String... allowed) {
        this.allowed = List.of(allowed);
    }

    /** The steps that may follow, named as in the interface. */
    public List<String> allowed() {
        return allowed;
    }

    boolean allows(String step) {
        return allowed.contains(step);
    }

    /** Whether an office has it. */
    public boolean isWithOffice() {
        return this == ESCALATED || this == ACKNOWLEDGED;
    }

    /** Whether it is over, so that the complaint may be referred anew. */
    public boolean isFinal() {
        return allowed.isEmpty();
    }
}
