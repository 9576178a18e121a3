package org.steelyard.platform.sealing;

import java.text.Normalizer;

/** The one form phone numbers take before they are indexed, so that the same number is found however it was written. */
public final class PhoneNumber {

    private PhoneNumber() {}

    /** The digits, without the country code of China before a mobile number. */
    public static String normalised(String phone) {
        var digits = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("\\D+", "");
        return digits.replaceFirst("^(?:00)?86(?=1\\d{10}$)", "");
    }
}
