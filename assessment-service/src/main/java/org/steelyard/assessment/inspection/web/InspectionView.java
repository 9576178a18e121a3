package org.steelyard.assessment.inspection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.inspection.Finding;
import org.steelyard.assessment.inspection.Fix;
import org.steelyard.assessment.inspection.Inspection;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitRef;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.security.Caller;

/** An inspection as it is shown; its words are not the operator's to read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InspectionView(
        String id,
        UnitRef unit,
        String inspector,
        List<InspectionItem> passed,
        List<Finding> findings,
        List<String> photos,
        @Nullable String note,
        @Nullable String reinspects,
        List<FixView> fixes,
        OffsetDateTime occurredAt,
        OffsetDateTime recordedAt) {

    static InspectionView of(Inspection inspection, Caller caller) {
        var reads = !caller.is(Role.OPERATOR);
        return new InspectionView(
                inspection.id(),
                inspection.unit(),
                inspection.inspector(),
                inspection.passed().stream().sorted(Comparator.naturalOrder()).toList(),
                reads ? inspection.findings() : List.of(),
                inspection.photos(),
                reads ? inspection.note() : null,
                inspection.reinspects(),
                inspection.fixes().stream().map(FixView::of).toList(),
                local(inspection.occurredAt()),
                local(inspection.recordedAt()));
    }

    static OffsetDateTime local(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }

    record FixView(
            InspectionItem item,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            Role by,
            List<String> evidence,
            int papers) {

        static FixView of(Fix fix) {
            return new FixView(
                    fix.item(),
                    local(fix.occurredAt()),
                    local(fix.recordedAt()),
                    fix.by(),
                    fix.evidence(),
                    fix.papers());
        }
    }
}
