package org.steelyard.assessment.evidence.web;

import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.Step;

/** Where the record behind an event is read. */
final class Links {

    private Links() {}

    /** None for decisions and offers that have no record of their own a unit could open. */
    static @Nullable String of(Step step) {
        var track = switch (step.kind()) {
            case RECEIVED,
                    ACCEPTED,
                    DECLINED,
                    ATTEMPTED,
                    SETTLED,
                    TERMINATED,
                    WITHDRAWN,
                    RESOLVED,
                    REOPENED,
                    CORRECTED,
                    PAUSED,
                    RESUMED,
                    CALLED_BACK -> "complaints/";
            case REPORTED, PASSED_ON, OUTCOME_RECORDED -> "violation-reports/";
            case CONSULTED -> "consultations/";
            case ASKED, REFERRED, ACKNOWLEDGED, RETURNED, ENDED_BY_OFFICE, HELP_ASKED, HELP_GIVEN -> "escalations/";
            case WARNED -> "warnings/";
            case RELAYED -> "warnings/";
            case INSPECTED -> "inspections/";
            case COMPLETED, REVOKED -> "training/completions/";
            case TASK_ASSIGNED, TASK_COMPLETED -> "tasks/";
            case RULES_FILED,
                    MEETING_HELD,
                    PUBLICITY_HELD,
                    CASE_PUBLISHED,
                    PATROL_RECORDED,
                    PROMOTION_HELD,
                    COORDINATION_HELD,
                    POINT_ASSESSED,
                    COMMENDED,
                    DEDUCTED -> "duties/";
            case SESSION_HELD, SYLLABUS_PUBLISHED, EXCLUDED, READMITTED, VETO_PROPOSED, VETO_CONFIRMED, VETO_LIFTED ->
                null;
        };
        return track == null ? null : "/api/" + track + id(step);
    }

    /** A relay's record is that of its warning. */
    private static String id(Step step) {
        return switch (step.kind()) {
            case RELAYED -> step.codes().getFirst();
            default -> step.subject();
        };
    }
}
