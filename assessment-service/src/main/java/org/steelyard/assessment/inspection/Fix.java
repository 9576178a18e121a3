package org.steelyard.assessment.inspection;

import java.time.Instant;
import java.util.List;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Role;

/**
 * That a defect was put right.
 *
 * @param by the role that says so
 * @param evidence files that prove it
 * @param papers pieces of evidence on paper that the importer vouches for
 */
public record Fix(
        InspectionItem item, Instant occurredAt, Instant recordedAt, Role by, List<String> evidence, int papers) {}
