package org.steelyard.proof;

import java.util.Base64;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {

    private Pem() {}

    static byte[] read(String pem, String label) {
        var matcher = Pattern.compile(
                        "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----", Pattern.DOTALL)
                .matcher(pem);
        if (!matcher.find()) {
            throw new Unreadable("no " + label + " in PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw (Unreadable) new Unreadable("no base64 in PEM").initCause(e);
        }
    }
}
