package org.steelyard.contracts;

/** What an office asks a unit to help with. */
public enum AssistanceKind {
    FACT_FINDING,
    EVIDENCE,
    CONTACT_WITH_PARTIES,
    ON_SITE_SUPPORT,
    OTHER
}
