package org.steelyard.training.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The codes shown in the room, a new one each step, as in RFC 6238 with SHA-256: whoever is not there would have to be told
 * each anew. Six digits, so that they can be typed where no camera reads the square.
 */
@Component
class SignInCodes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;
    private static final int BELOW = 1_000_000;

    private final SecureRandom random = new SecureRandom();
    private final SignInSettings settings;

    SignInCodes(SignInSettings settings) {
        this.settings = settings;
    }

    /** What the codes of one session are made from; it never leaves the service. */
    String newSecret() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** The code of the step an instant lies in. */
    ShownCode at(String session, String secret, Instant now) {
        var step = stepOf(now);
        var until = Instant.ofEpochSecond((step + 1) * settings.step().toSeconds());
        var code = code(session, secret, step);
        return new ShownCode(code, until, settings.step().toSeconds(), settings.link(session, code));
    }

    /** Whether a code is the one shown now, or the one before it. */
    boolean accepts(String session, String secret, String code, Instant now) {
        var step = stepOf(now);
        var current = isSame(code(session, secret, step), code);
        var before = isSame(code(session, secret, step - 1), code);
        return current || before;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private long stepOf(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), settings.step().toSeconds());
    }

    private static String code(String session, String secret, long step) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
            mac.update(session.getBytes(StandardCharsets.UTF_8));
            var digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = digest[digest.length - 1] & 0xf; // the dynamic truncation of RFC 4226
            var number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % BELOW);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * A code as it is shown.
     *
     * @param validUntil when the next one is shown
     * @param stepSeconds how long each is shown
     * @param link what the square code holds
     */
    public record ShownCode(String code, Instant validUntil, long stepSeconds, String link) {}
}
