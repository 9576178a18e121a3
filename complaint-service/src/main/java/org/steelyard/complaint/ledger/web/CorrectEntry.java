package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Entry;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.complaint.ledger.web.RegisterComplaint.ComplainantPart;
import org.steelyard.complaint.ledger.web.RegisterComplaint.EvidencePart;
import org.steelyard.complaint.ledger.web.RegisterComplaint.RespondentPart;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.CorrectionReason;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Suspicion;
import org.steelyard.platform.problem.FieldRefused;

/**
 * A correction of form 1: what is not mentioned stays, a blank text takes away what the field said. When the complaint was
 * received is no field of it.
 */
record CorrectEntry(
        @NotNull CorrectionReason reason,
        @Nullable @Size(max = 500) String note,
        @NotNull @Valid ChangesPart changes,
        @Nullable OffsetDateTime occurredAt,
        @Nullable OffsetDateTime recordedAt)
        implements Timed {

    Entry applyTo(Entry before) {
        return changes.applyTo(before);
    }

    @Override
    public String toString() {
        return "CorrectEntry[withheld]";
    }

    record ChangesPart(
            @Nullable @Valid ComplainantPart complainant,
            @Nullable @Valid RespondentPart respondent,
            @Nullable @Valid FactsChange facts,
            @Nullable Category category,
            @Nullable @Valid Amount disputedAmount,
            @Nullable @Min(1) @Max(100_000) Integer complainants,
            @Nullable Harm harm,
            @Nullable @Size(max = 7) Set<@NotNull Remedy> requests,
            @Nullable RespondentPlace respondentPlace,
            @Nullable Suspicion suspicion,
            @Nullable @Size(max = 20) List<@NotNull @Valid EvidencePart> evidence) {

        Entry applyTo(Entry before) {
            return new Entry(
                    complainant == null ? before.complainant() : corrected(before.complainant(), complainant),
                    respondent == null ? before.respondent() : corrected(before.respondent(), respondent),
                    facts == null ? before.facts() : facts.applyTo(before.facts()),
                    Objects.requireNonNullElse(category, before.category()),
                    disputedAmount == null ? before.disputedAmount() : Amount.money(disputedAmount),
                    Objects.requireNonNullElse(complainants, before.complainants()),
                    Objects.requireNonNullElse(harm, before.harm()),
                    Objects.requireNonNullElse(requests, before.requests()),
                    respondentPlace == null ? before.respondentPlace() : respondentPlace,
                    suspicion == null ? before.suspicion() : suspicion,
                    evidence == null ? before.evidence() : EvidencePart.given(evidence));
        }

        private static Complainant corrected(Complainant before, ComplainantPart given) {
            return new Complainant(
                    Text.corrected(before.name(), given.name()),
                    Text.corrected(before.phone(), given.phone()),
                    Text.corrected(before.idType(), given.idType()),
                    Text.corrected(before.idNumber(), given.idNumber()),
                    Text.corrected(before.address(), given.address()),
                    Objects.requireNonNullElse(given.consents(), before.consents()));
        }

        private static Respondent corrected(Respondent before, RespondentPart given) {
            return new Respondent(
                    Text.corrected(before.name(), given.name()),
                    Text.corrected(before.address(), given.address()),
                    Text.corrected(before.phone(), given.phone()));
        }

        @Override
        public String toString() {
            return "ChangesPart[withheld]";
        }
    }

    record FactsChange(
            @Nullable @Size(max = 2000) String content,
            @Nullable @Size(max = 200) String place,
            @Nullable LocalDate happenedOn) {

        Facts applyTo(Facts before) {
            if (content != null && content.isBlank()) {
                throw new FieldRefused("changes.facts.content", "required");
            }
            return new Facts(
                    content == null ? before.content() : content.strip(),
                    Text.corrected(before.place(), place),
                    happenedOn == null ? before.happenedOn() : happenedOn);
        }

        @Override
        public String toString() {
            return "FactsChange[withheld]";
        }
    }
}
