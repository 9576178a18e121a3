package org.steelyard.complaint.ledger.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steelyard.complaint.ledger.Complainant;
import org.steelyard.complaint.ledger.Entry;
import org.steelyard.complaint.ledger.Facts;
import org.steelyard.complaint.ledger.Registration;
import org.steelyard.complaint.ledger.Remedy;
import org.steelyard.complaint.ledger.Respondent;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Harm;
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

        @Override
        public String toString() {
            return "ComplainantPart[withheld]";
        }
    }

    record RespondentPart(
            @Nullable @Size(max = 100) String name,
            @Nullable @Size(max = 200) String address,
            @Nullable @Pattern(regexp = "[-+() 0-9]{0,30}") String phone) {

        @Override
        public String toString() {
            return "RespondentPart[withheld]";
        }
    }

    record FactsPart(
            @NotBlank @Size(max = 2000) String content,
            @Nullable @Size(max = 200) String place,
            @Nullable @PastOrPresent LocalDate happenedOn) {

        @Override
        public String toString() {
            return "FactsPart[withheld]";
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
        var who = complainant();
        var against = respondent();
        var entry = new Entry(
                who == null
                        ? new Complainant(null, null, null, null, null, false)
                        : new Complainant(
                                text(who.name()),
                                text(who.phone()),
                                text(who.idType()),
                                text(who.idNumber()),
                                text(who.address()),
                                Boolean.TRUE.equals(who.consents())),
                against == null
                        ? new Respondent(null, null, null)
                        : new Respondent(text(against.name()), text(against.address()), text(against.phone())),
                new Facts(facts.content().strip(), text(facts.place()), facts.happenedOn()),
                category,
                Amount.money(disputedAmount),
                Objects.requireNonNullElse(complainants, 1),
                Objects.requireNonNullElse(harm, Harm.NONE),
                Objects.requireNonNullElse(requests, Set.of()));
        if (entry.complainant().name() == null && entry.respondent().name() == null) {
            throw new FieldRefused("complainant.name", "one-name");
        }
        return new Registration(text(unit), entry, text(externalReference));
    }

    /** Blank says nothing. */
    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    @Override
    public String toString() {
        return "RegisterComplaint[withheld]";
    }
}
