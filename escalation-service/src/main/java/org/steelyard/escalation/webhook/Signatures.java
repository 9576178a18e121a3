package org.steelyard.escalation.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver knows that a message is ours, and from now: HMAC-SHA-256 over time and content. */
final class Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signatures() {}

    /** A new secret, as Standard Webhooks writes it. */
    static String newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** The value of {@code webhook-signature}, see standardwebhooks.com. */
    static String standard(String secret, String id, Instant at, String body) {
        var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        return "v1," + hmac(key, id + "." + at.getEpochSecond() + "." + body);
    }

    /** What a DingTalk robot wants at the end of its address. */
    static String dingTalk(String secret, Instant at) {
        var sign = hmac(secret.getBytes(StandardCharsets.UTF_8), at.toEpochMilli() + "\n" + secret);
        return "timestamp=" + at.toEpochMilli() + "&sign=" + URLEncoder.encode(sign, StandardCharsets.UTF_8);
    }

    private static String hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
