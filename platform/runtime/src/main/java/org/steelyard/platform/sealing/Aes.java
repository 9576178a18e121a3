package org.steelyard.platform.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM (NIST SP 800-38D) with a 96-bit nonce and a 128-bit tag, in the form {@code 1 | nonce | ciphertext, tag}. */
final class Aes {

    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte FORM = 1;
    private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BITS / 8;

    private Aes() {}

    static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "AES");
    }

    static byte[] encrypt(SecretKey key, byte[] nonce, byte[] bound, byte[] plain) {
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, bound);
            return ByteBuffer.allocate(OVERHEAD + plain.length)
                    .put(FORM)
                    .put(nonce)
                    .put(cipher.doFinal(plain))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** Throws if anything differs from what was encrypted, or the key, or what it was bound to. */
    static byte[] decrypt(SecretKey key, byte[] bound, byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < OVERHEAD || sealed[0] != FORM) {
            throw new GeneralSecurityException("unknown form");
        }
        var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        var start = 1 + NONCE_BYTES;
        return cipher(Cipher.DECRYPT_MODE, key, nonce, bound).doFinal(sealed, start, sealed.length - start);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] bound) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    static Mac hmac(byte[] key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
        }
    }
}
