package org.steelyard.complaint.ledger;

import java.text.Normalizer;
import java.util.Locale;
import org.steelyard.platform.sealing.PhoneNumber;

/** What blind indexes are made for, and the one form values take before: alike for the eye is alike for the index. */
public final class BlindPurpose {

    /** Finds a complaint by a phone number, and tells of staff by the same; assessment-service uses this name, too. */
    public static final String PHONE = "complaint.phone";

    /** Finds a complaint by pieces of its text. */
    public static final String TEXT = "complaint.text";

    /** Finds a complaint by pieces of the respondent's name. */
    public static final String RESPONDENT = "complaint.respondent";

    /** Tells in events that two complaints are against the same respondent, without telling whom. */
    public static final String RESPONDENT_KEY = "event.respondent";

    private BlindPurpose() {}

    /** A name or text in its one form: compatibility forms unified, no case, no white space. */
    public static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{C}]+", "");
    }

    /** A phone number in its one form: the digits, without the country code of China. */
    public static String normalisedPhone(String phone) {
        return PhoneNumber.normalised(phone);
    }
}
