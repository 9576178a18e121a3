package org.steelyard.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param unit whose ledger
 * @param year of which year the entries were looked at, none for all
 * @param links how many links the chain has
 * @param entries how many entries were looked at
 * @param head the hash of the last link
 * @param anchors how many anchors the chain was held against
 * @param anchored how far the last of them reaches; what lies beyond is tied together, and vouched for by nobody yet
 * @param signed whether signatures were checked
 * @param findings the damages, first of the ledger first
 */
public record Report(
        String unit,
        @Nullable Integer year,
        long links,
        long entries,
        String head,
        int anchors,
        long anchored,
        boolean signed,
        List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isIntact() {
        return findings.isEmpty();
    }
}
