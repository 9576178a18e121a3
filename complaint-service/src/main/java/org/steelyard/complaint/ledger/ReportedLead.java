package org.steelyard.complaint.ledger;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Category;
import org.steelyard.platform.problem.FieldRefused;

/**
 * A suspected infringement as it is told, on the report track or in a letter that also complains.
 *
 * @param reporter who tells it, none if nobody gives a name
 * @param reported who is said to infringe
 * @param content what is said, free text
 * @param place where
 * @param happenedOn when
 * @param category what it is about
 * @param evidence what there is to prove it
 */
public record ReportedLead(
        @Nullable @Valid Reporter reporter,
        @Nullable @Valid ReportedParty reported,
        @NotBlank @Size(max = 2000) String content,
        @Nullable @Size(max = 200) String place,
        @Nullable LocalDate happenedOn,
        @NotNull Category category,
        @Nullable @Size(max = 20) List<@NotNull @Valid Piece> evidence) {

    /** What is told of cannot happen after it was told. */
    public void requireHappenedBy(String field, LocalDate received) {
        if (happenedOn != null && happenedOn.isAfter(received)) {
            throw new FieldRefused(field + ".happenedOn", "after-receipt", received);
        }
    }

    /** The same, told by this person. */
    public ReportedLead by(Reporter teller) {
        return new ReportedLead(teller, reported, content, place, happenedOn, category, evidence);
    }

    /** The pieces of evidence, none if none is named. */
    public List<Evidence> pieces() {
        return evidence == null
                ? List.of()
                : evidence.stream()
                        .map(piece -> new Evidence(piece.kind(), stated(piece.note())))
                        .toList();
    }

    /** Whether nobody gave a name. */
    public boolean isAnonymous() {
        return reporter == null || reporter.name() == null;
    }

    private static @Nullable String stated(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    @Override
    public String toString() {
        return "ReportedLead[withheld]";
    }

    /** Who tells it: secret, kept apart from what is told. */
    public record Reporter(
            @Nullable @Size(max = 60) String name,
            @Nullable @Pattern(regexp = "[-+() 0-9]{0,30}") String phone,
            @Nullable @Size(max = 30) String idType,
            @Nullable @Size(max = 30) String idNumber,
            @Nullable @Size(max = 200) String address) {

        public Reporter {
            name = stated(name);
            phone = stated(phone);
            idType = stated(idType);
            idNumber = stated(idNumber);
            address = stated(address);
        }

        @Override
        public String toString() {
            return "Reporter[withheld]";
        }
    }

    /** Who is said to infringe. */
    public record ReportedParty(
            @Nullable @Size(max = 100) String name,
            @Nullable @Size(max = 200) String address,
            @Nullable @Pattern(regexp = "[-+() 0-9]{0,30}") String phone) {

        public ReportedParty {
            name = stated(name);
            address = stated(address);
            phone = stated(phone);
        }

        @Override
        public String toString() {
            return "ReportedParty[withheld]";
        }
    }

    /** A piece of evidence as it is named. */
    public record Piece(
            @NotNull Evidence.Kind kind,
            @Nullable @Size(max = 200) String note) {

        @Override
        public String toString() {
            return "Piece[" + kind + "]";
        }
    }
}
