package org.steelyard.complaint.report;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Role;

/**
 * Somebody looked up who told a report; written before the answer is given.
 *
 * @param id random
 * @param report the report
 * @param account who looked
 * @param role in which role
 * @param purpose what for
 * @param at when
 */
@Document("reporterDisclosures")
record ReporterDisclosed(
        @Id String id, String report, String account, Role role, DisclosurePurpose purpose, Instant at) {}
