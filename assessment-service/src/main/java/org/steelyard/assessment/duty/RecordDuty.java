package org.steelyard.assessment.duty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.CommendationLevel;
import org.steelyard.contracts.DeductionGround;
import org.steelyard.contracts.JointActionKind;
import org.steelyard.contracts.PublicityChannel;
import org.steelyard.contracts.WarningCategory;

/**
 * What is asked to be written down, by its {@code kind}; each kind has fields of its own beside the common ones. It is flat, as
 * a form on a phone is.
 */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "kind",
        visible = false,
        defaultImpl = RecordDuty.OfUnknownKind.class)
@JsonSubTypes({
    @JsonSubTypes.Type(name = "rules-filed", value = RecordDuty.RulesFiled.class),
    @JsonSubTypes.Type(name = "meeting-held", value = RecordDuty.MeetingHeld.class),
    @JsonSubTypes.Type(name = "publicity-held", value = RecordDuty.PublicityHeld.class),
    @JsonSubTypes.Type(name = "case-published", value = RecordDuty.CasePublished.class),
    @JsonSubTypes.Type(name = "patrol-recorded", value = RecordDuty.PatrolRecorded.class),
    @JsonSubTypes.Type(name = "promotion-held", value = RecordDuty.PromotionHeld.class),
    @JsonSubTypes.Type(name = "coordination-held", value = RecordDuty.CoordinationHeld.class),
    @JsonSubTypes.Type(name = "joint-action-held", value = RecordDuty.JointActionHeld.class),
    @JsonSubTypes.Type(name = "point-assessed", value = RecordDuty.PointAssessed.class),
    @JsonSubTypes.Type(name = "commendation-recorded", value = RecordDuty.CommendationRecorded.class),
    @JsonSubTypes.Type(name = "deduction-recorded", value = RecordDuty.DeductionRecorded.class)
})
public sealed interface RecordDuty {

    int MOST_PEOPLE = 1_000_000;
    int MOST_PREMISES = 10_000;
    int MOST_PAPERS = 100;
    String REFERENCE = "[A-Za-z0-9._:/-]{1,64}";
    String OFFICE = "[A-Z0-9-]{1,64}";

    /** The unit it counts for, by default the caller's own. */
    @Nullable
    String unit();

    /** When it happened, by default now. */
    @Nullable
    OffsetDateTime occurredAt();

    /** When it was written down, from the importer only. */
    @Nullable
    OffsetDateTime recordedAt();

    /** A remark, kept in the record only. */
    @Nullable
    String note();

    /** Files uploaded before that prove it. */
    @Nullable
    List<String> evidence();

    /** From the importer only: pieces of evidence kept on paper at the unit. */
    @Nullable
    Integer papers();

    /** What the record is called where it comes from; the same again has no effect. */
    @Nullable
    String externalReference();

    /** The unit filed its working rules for the year. */
    record RulesFiled(
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** A meeting to study and deploy the work. */
    record MeetingHeld(
            @NotNull @Min(0) @Max(MOST_PEOPLE) Integer attendance,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** Publicity through one channel. */
    record PublicityHeld(
            @NotNull PublicityChannel channel,
            @NotNull @Min(0) @Max(MOST_PEOPLE) Integer attendance,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** A case published as a lesson. */
    record CasePublished(
            @NotNull PublicityChannel channel,
            @Nullable @Pattern(regexp = REFERENCE) String complaint,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** Shops or markets visited, and at how many something was wrong. */
    record PatrolRecorded(
            @NotNull WarningCategory category,
            @NotNull @Min(1) @Max(MOST_PREMISES) Integer premises,
            @NotNull @Min(0) @Max(MOST_PREMISES) Integer problems,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** Rural mobile information services promoted. */
    record PromotionHeld(
            @NotNull @Min(0) @Max(MOST_PEOPLE) Integer attendance,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** Departments brought together. */
    record CoordinationHeld(
            @NotEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = OFFICE) String> offices,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** The departments of the county acted together. */
    record JointActionHeld(
            @NotNull JointActionKind action,
            @NotNull @Size(min = 2, max = 50) List<@NotNull @Pattern(regexp = OFFICE) String> offices,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** A station assessed one of its points against its targets. */
    record PointAssessed(
            @NotNull Boolean met,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** The unit was commended. */
    record CommendationRecorded(
            @NotNull CommendationLevel level,
            @Nullable @Pattern(regexp = REFERENCE) String complaint,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** Something was found that costs the unit points. */
    record DeductionRecorded(
            @NotNull DeductionGround ground,
            @Nullable @Size(min = 1, max = 32) String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable @Size(max = 1000) String note,
            @Nullable @Size(max = 50) List<@NotNull @Pattern(regexp = REFERENCE) String> evidence,
            @Nullable @Min(0) @Max(MOST_PAPERS) Integer papers,
            @Nullable @Pattern(regexp = REFERENCE) String externalReference)
            implements RecordDuty {}

    /** A kind there is not, or none given. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfUnknownKind(
            @Nullable String unit,
            @Nullable OffsetDateTime occurredAt,
            @Nullable OffsetDateTime recordedAt,
            @Nullable String note,
            @Nullable List<String> evidence,
            @Nullable Integer papers,
            @Nullable String externalReference)
            implements RecordDuty {}
}
