package org.steelyard.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The public keys whose signatures count, several where a key was changed. */
public final class PublicKeys {

    private static final int ID_DIGITS = 16;

    private final Map<String, PublicKey> keys = new HashMap<>();

    /**
     * @param pems X.509
     */
    public PublicKeys(Collection<String> pems) {
        for (var pem : pems) {
            var bytes = Pem.read(pem, "PUBLIC KEY");
            try {
                keys.put(idOf(bytes), KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes)));
            } catch (GeneralSecurityException e) {
                throw (Unreadable) new Unreadable("not an Ed25519 public key in X.509").initCause(e);
            }
        }
    }

    static String idOf(byte[] encoded) {
        return Sha256.of(encoded).substring(0, ID_DIGITS);
    }

    /** Whether there is none, so that no signature can be checked. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether one of the keys made the signature over the text. */
    public boolean verifies(@Nullable String id, String text, @Nullable String signature) {
        var key = id == null ? null : keys.get(id);
        if (key == null || signature == null) {
            return false;
        }
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            var bytes = Base64.getDecoder().decode(signature);
            // base64 has bits at its end that say nothing; one signature has one text
            return Base64.getEncoder().encodeToString(bytes).equals(signature) && check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
