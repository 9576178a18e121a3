package org.steelyard.complaint.document;

import java.util.Arrays;
import java.util.Locale;
import org.steelyard.platform.problem.NotFound;

/** The unified forms of the network. */
public enum Form {
    COMPLAINT_REGISTRATION,
    ACCEPTANCE_NOTICE,
    DECLINE_NOTICE,
    MEDIATION_NOTICE,
    TERMINATION_NOTICE,
    MEDIATION_AGREEMENT,
    REFERRAL_LETTER,
    CALLBACK_RECORD,
    REPORT_REGISTRATION,
    REPORT_OUTCOME_NOTICE;

    /** The form's name in the HTTP interface, such as {@code acceptance-notice}. */
    public String resource() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The form with this name in the HTTP interface. */
    public static Form named(String resource) {
        return Arrays.stream(values())
                .filter(form -> form.resource().equals(resource))
                .findFirst()
                .orElseThrow(() -> new NotFound("form", resource));
    }
}
