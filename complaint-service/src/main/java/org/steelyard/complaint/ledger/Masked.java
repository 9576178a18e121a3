package org.steelyard.complaint.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Role;
import org.steelyard.platform.security.Caller;

/** What others than those who handle a complaint see of the people in it. */
public final class Masked {

    private static final String HIDDEN = "***";
    private static final int SHOWN_OF_PHONE = 4;

    private Masked() {}

    /** Whether the caller handles the complaint: its unit, the station above it, or an office it was referred to. */
    public static boolean isHandledBy(Caller caller, Complaint complaint) {
        return (caller.is(Role.POINT_OFFICER, Role.STATION_OFFICER) && caller.covers(complaint.unit()))
                || (caller.is(Role.OFFICE_OFFICER) && complaint.wasReferredTo(caller.office()));
    }

    public static Complainant mask(Complainant complainant) {
        return new Complainant(
                name(complainant.name()),
                phone(complainant.phone()),
                complainant.idType(),
                hidden(complainant.idNumber()),
                hidden(complainant.address()),
                complainant.consents());
    }

    public static Respondent mask(Respondent respondent) {
        return new Respondent(name(respondent.name()), hidden(respondent.address()), phone(respondent.phone()));
    }

    /** Free text may name anybody. */
    public static Facts mask(Facts facts) {
        return new Facts(HIDDEN, hidden(facts.place()), facts.happenedOn());
    }

    public static List<Evidence> mask(List<Evidence> evidence) {
        return evidence.stream()
                .map(piece -> new Evidence(piece.kind(), hidden(piece.note())))
                .toList();
    }

    public static @Nullable String name(@Nullable String name) {
        return name == null ? null : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    private static @Nullable String phone(@Nullable String phone) {
        if (phone == null || phone.length() <= 2 * SHOWN_OF_PHONE) {
            return hidden(phone);
        }
        return HIDDEN + phone.substring(phone.length() - SHOWN_OF_PHONE);
    }

    public static @Nullable String hidden(@Nullable String value) {
        return value == null ? null : HIDDEN;
    }
}
