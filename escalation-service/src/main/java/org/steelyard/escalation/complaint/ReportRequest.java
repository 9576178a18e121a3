package org.steelyard.escalation.complaint;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The officer was asked to write a violation report beside the complaint (rule R6): as well, never instead.
 *
 * @param facts what the rule fired on
 * @param report the report that was written, none while there is none
 */
public record ReportRequest(
        String rule,
        int version,
        Map<String, String> facts,
        Instant askedAt,
        @Nullable String report) {

    public ReportRequest {
        facts = Map.copyOf(facts);
    }

    ReportRequest answered(String by) {
        return new ReportRequest(rule, version, facts, askedAt, by);
    }
}
