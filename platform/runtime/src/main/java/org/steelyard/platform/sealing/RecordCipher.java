package org.steelyard.platform.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Binary;

/**
 * Seals the values of one record. Each is bound to its collection, record and place, so that none can be put elsewhere.
 *
 * <p>The nonce is made from the value under a second key (HMAC-SHA-256 over place and value, as synthetic nonces are)
 * instead of drawn: the same value in the same place gives the same bytes, so a record may be written again without what
 * is sealed in it changing, and a chain of hashes over sealed values holds. It tells no more than that a value did not
 * change.
 */
final class RecordCipher {

    /** One half encrypts, the other makes nonces. */
    static final int MATERIAL_BYTES = 2 * Aes.KEY_BYTES;

    private static final String VALUE = "v";
    /** Values are filled up to a multiple of this, so that the length of a name does not show; BSON knows its own end. */
    private static final int BLOCK_BYTES = 64;

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final String collection;
    private final String id;
    private final SecretKey key;
    private final byte[] nonceKey;

    RecordCipher(String collection, String id, byte[] material) {
        this.collection = collection;
        this.id = id;
        this.key = Aes.key(Arrays.copyOf(material, Aes.KEY_BYTES));
        this.nonceKey = Arrays.copyOfRange(material, Aes.KEY_BYTES, MATERIAL_BYTES);
    }

    static byte[] bound(String collection, String id, String path) {
        return String.join("\0", collection, id, path).getBytes(StandardCharsets.UTF_8);
    }

    Binary seal(String path, Object value) {
        var bound = bound(collection, id, path);
        var plain = encode(value);
        var mac = Aes.hmac(nonceKey);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bound.length).array());
        mac.update(bound);
        var nonce = Arrays.copyOf(mac.doFinal(plain), Aes.NONCE_BYTES);
        return new Binary(Aes.encrypt(key, nonce, bound, plain));
    }

    Object open(String path, Binary sealed) {
        try {
            return decode(Aes.decrypt(key, bound(collection, id, path), sealed.getData()));
        } catch (GeneralSecurityException e) {
            throw (SealBroken) new SealBroken(collection, id, path + " was altered").initCause(e);
        }
    }

    private static byte[] encode(Object value) {
        try (var out = new BasicOutputBuffer();
                var writer = new BsonBinaryWriter(out)) {
            CODEC.encode(
                    writer, new Document(VALUE, value), EncoderContext.builder().build());
            var length = out.getSize();
            return Arrays.copyOf(out.toByteArray(), Math.ceilDiv(length, BLOCK_BYTES) * BLOCK_BYTES);
        }
    }

    private static Object decode(byte[] plain) {
        try (var reader = new BsonBinaryReader(ByteBuffer.wrap(plain))) {
            return Objects.requireNonNull(
                    CODEC.decode(reader, DecoderContext.builder().build()).get(VALUE));
        }
    }
}
