package org.steelyard.escalation.referral;

import java.util.List;

/** Where a referral stands. */
public enum EscalationStatus {
    /** It has to be referred: a rule asks for it. */
    DUE("escalation"),
    /** No office could be found; the county chooses one. */
    UNROUTABLE("escalation"),
    /** It lies with the office. */
    ESCALATED("acknowledgement", "return"),
    /** The office took it on. */
    ACKNOWLEDGED("return", "resolution"),
    /** The office sent it back. */
    RETURNED,
    /** The office ended it. */
    RESOLVED,
    /** The complaint came to an end before it was referred. */
    LAPSED;

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

    /** Whether nothing can follow, so that the complaint may be referred anew. */
    public boolean isFinal() {
        return allowed.isEmpty();
    }
}
