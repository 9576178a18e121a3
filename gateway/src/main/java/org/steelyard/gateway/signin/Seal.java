package org.steelyard.gateway.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals what leaves this process (AES-256-GCM, NIST SP 800-38D) under a key made for each purpose from the one in the
 * settings (HMAC-SHA-256).
 */
@Component
@ConditionalOnSignIn
class Seal {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Seal(SignInSettings settings) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(settings.key());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("steelyard.gateway.sign-in.key is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("steelyard.gateway.sign-in.key is not " + KEY_BYTES + " bytes in base64");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** A text that only this key makes of the parts; says nothing of them. */
    String mark(String purpose, String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(made(purpose, part));
    }

    /** 256 bits nobody can guess. */
    String secret() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] seal(String purpose, String part, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var closed = cipher(Cipher.ENCRYPT_MODE, purpose, part, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** What was sealed; nothing if it was altered, or sealed for another purpose or under another key. */
    byte @Nullable [] open(String purpose, String part, byte[] sealed) {
        if (sealed.length <= NONCE_BYTES) {
            return null;
        }
        var nonce = new byte[NONCE_BYTES];
        System.arraycopy(sealed, 0, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, part, nonce)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException altered) {
            return null;
        }
    }

    private Cipher cipher(int mode, String purpose, String part, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(made(purpose, part), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] made(String purpose, String part) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // no purpose contains it, so purpose and part cannot run into each other
            return mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
