package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Entry;
import org.steelyard.complaint.ledger.Evidence;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Registration;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.ReportedLead;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.complaint.ledger.Timed;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Harm;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.Suspicion;
import org.steelyard.platform.problem.FieldRefused;

/**
 * Form 1 as it comes in. What happened, the category and one of the two names are needed to enter it at all; the rest may
 * be missing, and the entry then counts as incomplete.
 */
record RegisterComplaint(
        @Nullable @Size(min = 1, max = 32) String unit,
        @Nullable @Valid ComplainantPart complainant,
        @Nullable @Valid RespondentPart respondent,
        @NotNull @Valid FactsPart facts,
        @NotNull Category category,
        @Nullable @Valid Amount disputedAmount,
        @Nullable @Min(1) @Max(100_000) Integer complainants,
        @Nullable Harm harm,
        @Nullable @Size(max = 7) Set<@NotNull Remedy> requests,
        @Nullable RespondentPlace respondentPlace,
        @Nullable Suspicion suspicion,
        @Nullable @Size(max = 20) List<@NotNull @Valid EvidencePart> evidence,
        @Nullable @Valid ReportedLead violationReport,
        @Nullable Channel channel,
        @Nullable @Size(min = 1, max = 100) String externalReference,
        @Nullable OffsetDateTime occurredAt,
        @Nullable OffsetDateTime recordedAt)
        implements Timed {

    private static final Set<Channel> STATED = Set.of(Channel.PHONE, Channel.PAPER, Channel.APP);

    record ComplainantPart(
            @Nullable @Size(max = 60) String name,
            @Nullable @Pattern(regexp = "[-+() 0-9]{0,30}") String phone,
            @Nullable @Size(max = 30) String idType,
            @Nullable @Size(max = 30) String idNumber,
            @Nullable @Size(max = 200) String address,
            @Nullable Boolean consents) {

        static final Complainant NOT_STATED = new Complainant(null, null, null, null, null, false);

        Complainant given() {
            return new Complainant(
                    Text.stated(name),
                    Text.stated(phone),
                    Text.stated(idType),
                    Text.stated(idNumber),
                    Text.stated(address),
                    Boolean.TRUE.equals(consents));
        }

        @Override
        public String toString() {
            return "ComplainantPart[withheld]";
        }
    }

    record RespondentPart(
            @Nullable @Size(max = 100) String name,
            @Nullable @Size(max = 200) String address,
            @Nullable @Pattern(regexp = "[-+() 0-9]{0,30}") String phone) {

        static final Respondent NOT_STATED = new Respondent(null, null, null);

        Respondent given() {
            return new Respondent(Text.stated(name), Text.stated(address), Text.stated(phone));
        }

        @Override
        public String toString() {
            return "RespondentPart[withheld]";
        }
    }

    record FactsPart(
            @NotBlank @Size(max = 2000) String content,
            @Nullable @Size(max = 200) String place,
            @Nullable LocalDate happenedOn) {

        Facts given() {
            return new Facts(content.strip(), Text.stated(place), happenedOn);
        }

        @Override
        public String toString() {
            return "FactsPart[withheld]";
        }
    }

    record EvidencePart(
            @NotNull Evidence.Kind kind,
            @Nullable @Size(max = 200) String note) {

        Evidence given() {
            return new Evidence(kind, Text.stated(note));
        }

        static List<Evidence> given(@Nullable List<EvidencePart> parts) {
            return parts == null
                    ? List.of()
                    : parts.stream().map(EvidencePart::given).toList();
        }

        @Override
        public String toString() {
            return "EvidencePart[withheld]";
        }
    }

    @Override
    public Channel through() {
        var stated = channel == null ? Channel.APP : channel;
        if (!STATED.contains(stated)) { // IMPORT and SYSTEM are not for anybody to claim
            throw new FieldRefused(
                    "channel",
                    "one-of",
                    Arrays.toString(STATED.stream().sorted().toArray()));
        }
        return stated;
    }

    Registration registration() {
        var entry = new Entry(
                complainant == null ? ComplainantPart.NOT_STATED : complainant.given(),
                respondent == null ? RespondentPart.NOT_STATED : respondent.given(),
                facts.given(),
                category,
                Amount.money(disputedAmount),
                Objects.requireNonNullElse(complainants, 1),
                Objects.requireNonNullElse(harm, Harm.NONE),
                Objects.requireNonNullElse(requests, Set.of()),
                respondentPlace,
                suspicion,
                EvidencePart.given(evidence));
        entry.requireOneName();
        return new Registration(Text.stated(unit), entry, lead(entry), Text.stated(externalReference));
    }

    /** Who wrote the letter reports it, unless the report says who does. */
    private @Nullable ReportedLead lead(Entry entry) {
        var person = entry.complainant();
        return violationReport == null || violationReport.reporter() != null
                ? violationReport
                : violationReport.by(new ReportedLead.Reporter(
                        person.name(), person.phone(), person.idType(), person.idNumber(), person.address()));
    }

    @Override
    public String toString() {
        return "RegisterComplaint[withheld]";
    }
}
