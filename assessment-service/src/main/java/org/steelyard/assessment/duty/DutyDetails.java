package org.steelyard.assessment.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.duty.RecordDuty.CasePublished;
import org.steelyard.assessment.duty.RecordDuty.CommendationRecorded;
import org.steelyard.assessment.duty.RecordDuty.CoordinationHeld;
import org.steelyard.assessment.duty.RecordDuty.DeductionRecorded;
import org.steelyard.assessment.duty.RecordDuty.JointActionHeld;
import org.steelyard.assessment.duty.RecordDuty.MeetingHeld;
import org.steelyard.assessment.duty.RecordDuty.OfUnknownKind;
import org.steelyard.assessment.duty.RecordDuty.PatrolRecorded;
import org.steelyard.assessment.duty.RecordDuty.PointAssessed;
import org.steelyard.assessment.duty.RecordDuty.PromotionHeld;
import org.steelyard.assessment.duty.RecordDuty.PublicityHeld;
import org.steelyard.assessment.duty.RecordDuty.RulesFiled;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.DeductionGround;
import org.steelyard.contracts.JointActionKind;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.WarningCategory;

/** What a kind of record says beside the common fields; what the kind does not have is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyDetails(
        @Nullable Integer attendance,
        @Nullable PublicityChannel channel,
        @Nullable WarningCategory category,
        @Nullable Integer premises,
        @Nullable Integer problems,
        @Nullable List<String> offices,
        @Nullable JointActionKind action,
        @Nullable Boolean met,
        @Nullable CommendationLevel level,
        @Nullable DeductionGround ground,
        @Nullable String complaint) {

    static DutyDetails of(RecordDuty duty) {
        return switch (duty) {
            case RulesFiled _, OfUnknownKind _ ->
                new DutyDetails(null, null, null, null, null, null, null, null, null, null, null);
            case MeetingHeld held -> attendedBy(held.attendance());
            case PromotionHeld held -> attendedBy(held.attendance());
            case PublicityHeld held ->
                new DutyDetails(
                        held.attendance(), held.channel(), null, null, null, null, null, null, null, null, null);
            case CasePublished published ->
                new DutyDetails(
                        null,
                        published.channel(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        published.complaint());
            case PatrolRecorded patrol ->
                new DutyDetails(
                        null,
                        null,
                        patrol.category(),
                        patrol.premises(),
                        patrol.problems(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            case CoordinationHeld held -> together(held.offices(), null);
            case JointActionHeld held -> together(held.offices(), held.action());
            case PointAssessed assessed ->
                new DutyDetails(null, null, null, null, null, null, null, assessed.met(), null, null, null);
            case CommendationRecorded commended ->
                new DutyDetails(
                        null, null, null, null, null, null, null, null, commended.level(), null, commended.complaint());
            case DeductionRecorded deducted ->
                new DutyDetails(null, null, null, null, null, null, null, null, null, deducted.ground(), null);
        };
    }

    private static DutyDetails attendedBy(int people) {
        return new DutyDetails(people, null, null, null, null, null, null, null, null, null, null);
    }

    private static DutyDetails together(List<String> offices, @Nullable JointActionKind action) {
        var each = offices.stream().distinct().sorted().toList();
        return new DutyDetails(null, null, null, null, null, each, action, null, null, null, null);
    }
}
