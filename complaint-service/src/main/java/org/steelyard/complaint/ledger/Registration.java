package org.steelyard.complaint.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An entry somebody wants to make.
 *
 * @param unit the code of the unit whose ledger it goes into, none for the caller's own
 * @param entry what is entered
 * @param lead what the same letter reports beside, none if nothing
 * @param externalReference the caller's own name for it, under which it is entered only once per unit
 */
public record Registration(
        @Nullable String unit,
        Entry entry,
        @Nullable ReportedLead lead,
        @Nullable String externalReference) {}
