package org.steelyard.contracts;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work of a unit beside its ledger. Where a fact has {@code evidence}, that is how many pieces of it are kept. */
@Topic(DutyEvent.TOPIC)
public sealed interface DutyEvent extends Event {
    String TOPIC = "duty-events";

    /** Something the unit did that the year's quotas count. */
    sealed interface DutyDone extends DutyEvent {
        int evidence();
    }

    /**
     * A unit was inspected by the Four Ones and the Four Unifieds.
     *
     * @param inspector code of the station or office that inspected
     * @param passed the items found in order; the others of the eight were not
     */
    @EventType("inspection-recorded.v1")
    record InspectionRecorded(Origin origin, String inspector, Set<InspectionItem> passed) implements DutyEvent {
        public InspectionRecorded {
            passed = Set.copyOf(passed);
        }
    }

    /** A defect that an inspection found was put right; the subject is the inspection. */
    @EventType("defect-fixed.v1")
    record DefectFixed(Origin origin, InspectionItem item) implements DutyEvent {}

    /**
     * A station assessed one of its points against its targets.
     *
     * @param station code of the station
     * @param met whether the point met them
     */
    @EventType("point-assessed.v1")
    record PointAssessed(Origin origin, String station, boolean met) implements DutyEvent {}

    /** The unit filed its working rules for the year in which this occurred. */
    @EventType("rules-filed.v1")
    record RulesFiled(Origin origin, int evidence) implements DutyDone {}

    /** A meeting to study and deploy the work was held. */
    @EventType("meeting-held.v1")
    record MeetingHeld(Origin origin, int attendance, int evidence) implements DutyDone {}

    /**
     * Publicity was held.
     *
     * @param medium how the public was reached; {@code channel} is how the record came in
     */
    @EventType("publicity-held.v1")
    record PublicityHeld(Origin origin, PublicityChannel medium, int attendance, int evidence) implements DutyDone {}

    /**
     * A case was published as a lesson.
     *
     * @param medium how the public was reached
     * @param complaint the ledger entry it tells of, if it is one of the network's
     */
    @EventType("case-published.v1")
    record CasePublished(
            Origin origin,
            PublicityChannel medium,
            @Nullable String complaint,
            int evidence) implements DutyDone {}

    /**
     * Shops or markets were visited.
     *
     * @param premises how many
     * @param problems at how many of them something was wrong
     */
    @EventType("patrol-recorded.v1")
    record PatrolRecorded(Origin origin, WarningCategory category, int premises, int problems, int evidence)
            implements DutyDone {}

    /**
     * The unit was asked to do something.
     *
     * @param assigner code of the office that asks
     * @param dueOn the last day on which it is done in time
     */
    @EventType("task-assigned.v1")
    record TaskAssigned(Origin origin, TaskKind kind, String assigner, LocalDate dueOn) implements DutyEvent {}

    /** What was asked is done; the subject is the task. */
    @EventType("task-completed.v1")
    record TaskCompleted(Origin origin, int evidence) implements DutyEvent {}

    /** Rural mobile information services were promoted. */
    @EventType("promotion-held.v1")
    record PromotionHeld(Origin origin, int attendance, int evidence) implements DutyDone {}

    /**
     * The station brought departments together.
     *
     * @param offices codes of those that came
     */
    @EventType("coordination-held.v1")
    record CoordinationHeld(Origin origin, Set<String> offices, int evidence) implements DutyDone {
        public CoordinationHeld {
            offices = Set.copyOf(offices);
        }
    }

    /**
     * The regulator and the governance office acted together; it counts for the county.
     *
     * @param offices codes of those that took part
     */
    @EventType("joint-action-held.v1")
    record JointActionHeld(Origin origin, JointActionKind kind, Set<String> offices, int evidence) implements DutyDone {
        public JointActionHeld {
            offices = Set.copyOf(offices);
        }
    }

    /**
     * The unit was commended.
     *
     * @param complaint the case adopted as typical, if that is what it was commended for
     */
    @EventType("commendation-recorded.v1")
    record CommendationRecorded(
            Origin origin,
            CommendationLevel level,
            @Nullable String complaint,
            int evidence) implements DutyEvent {}

    /** Something was found that costs the unit points. */
    @EventType("deduction-recorded.v1")
    record DeductionRecorded(Origin origin, DeductionGround ground, int evidence) implements DutyEvent {}
}
