package org.steelyard.platform.sealing;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Wraps the keys of records under the active master key, and unwraps those wrapped under any that is still here. */
@Component
class MasterKeys {

    private final @Nullable String active;
    private final Map<String, SecretKey> keys = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    MasterKeys(SealingSettings settings) {
        active = settings.active();
        settings.masterKeys().forEach((id, text) -> keys.put(id, Aes.key(bytes("master-keys." + id, text))));
        if (active != null && !keys.containsKey(active)) {
            throw new SealingKeysMissing(
                    "steelyard.sealing.active is " + active + ", and master-keys has no such key.");
        }
    }

    static byte[] bytes(String name, @Nullable String text) {
        try {
            var bytes = Base64.getDecoder().decode(Objects.requireNonNullElse(text, ""));
            if (bytes.length == Aes.KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw (SealingKeysMissing)
                    new SealingKeysMissing("steelyard.sealing." + name + " is not base64.").initCause(e);
        }
        throw new SealingKeysMissing("steelyard.sealing." + name + " is not " + Aes.KEY_BYTES + " bytes in base64.");
    }

    /** Refuses to go on without a key to seal with. */
    void require() {
        var unused = activeId();
    }

    String activeId() {
        if (active == null) {
            throw new SealingKeysMissing("steelyard.sealing.active is not set.");
        }
        return active;
    }

    /** A new key for a record. */
    RecordKey create(String collection, String id) {
        var material = new byte[RecordCipher.MATERIAL_BYTES];
        random.nextBytes(material);
        return wrap(collection, id, material);
    }

    private RecordKey wrap(String collection, String id, byte[] material) {
        var nonce = new byte[Aes.NONCE_BYTES];
        random.nextBytes(nonce);
        var key = Objects.requireNonNull(keys.get(activeId()));
        var wrapped = Aes.encrypt(key, nonce, RecordCipher.bound(collection, id, RecordKey.FIELD), material);
        return new RecordKey(activeId(), new Binary(wrapped), null, null);
    }

    /** What encrypts and decrypts the record's sealed values. */
    RecordCipher open(String collection, String id, RecordKey key) {
        return new RecordCipher(collection, id, unwrap(collection, id, key));
    }

    /** The same key under the active master key. */
    RecordKey rewrap(String collection, String id, RecordKey key) {
        return wrap(collection, id, unwrap(collection, id, key));
    }

    private byte[] unwrap(String collection, String id, RecordKey key) {
        var master = keys.get(key.master());
        if (master == null || key.wrapped() == null) {
            throw new SealBroken(collection, id, "master key " + key.master() + " is not configured");
        }
        try {
            return Aes.decrypt(
                    master,
                    RecordCipher.bound(collection, id, RecordKey.FIELD),
                    key.wrapped().getData());
        } catch (GeneralSecurityException e) {
            throw (SealBroken) new SealBroken(collection, id, "its key was altered").initCause(e);
        }
    }
}
