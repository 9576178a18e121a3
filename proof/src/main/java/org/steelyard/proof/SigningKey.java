package org.steelyard.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs anchors with Ed25519. */
public final class SigningKey {

    private final PrivateKey key;
    private final String id;

    /**
     * @param privatePem PKCS#8
     * @param publicPem X.509, of the same pair: it names the signatures
     */
    public SigningKey(String privatePem, String publicPem) {
        var counterpart = new PublicKeys(java.util.List.of(publicPem));
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(privatePem, "PRIVATE KEY")));
        } catch (GeneralSecurityException e) {
            throw (Unreadable) new Unreadable("not an Ed25519 private key in PKCS#8").initCause(e);
        }
        id = PublicKeys.idOf(Pem.read(publicPem, "PUBLIC KEY"));
        if (!counterpart.verifies(id, "a pair", sign("a pair"))) {
            throw new Unreadable("the private and the public key are not of one pair");
        }
    }

    /** The id of its public key: the first 16 digits of the SHA-256 of its X.509 form. */
    public String id() {
        return id;
    }

    /** The signature over a text in UTF-8, base64. */
    public String sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has Ed25519", e);
        }
    }
}
