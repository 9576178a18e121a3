package org.steelyard.gateway.signin;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses on this host, as against those a stranger's link would send people to. */
final class OwnPath {

    private static final int LIMIT = 1_000; // characters; it is kept in a cookie
    /** One slash and then neither another nor a backslash, which browsers take for one; nothing that is not printable. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\\"<>^`{|}]]*");

    private OwnPath() {}

    static String or(@Nullable String wanted, String otherwise) {
        return wanted != null && wanted.length() <= LIMIT && OWN.matcher(wanted).matches() && isAddress(wanted)
                ? wanted
                : otherwise;
    }

    private static boolean isAddress(String path) {
        try {
            var address = URI.create(path);
            return address.getScheme() == null && address.getRawAuthority() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
