package org.steelyard.platform.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes of a value something equal values have in common and nobody without the key can compute or turn back: HMAC-SHA-256
 * under a key of its own for each purpose, so that the same value is unrecognisable across purposes. Values must come in
 * one form; whoever knows the key's holder can still count equal ones.
 */
@Component
public class BlindIndex {

    /** 128 bits: no two values of a country's people meet by chance. */
    private static final int BYTES = 16;

    private final byte @Nullable [] key;
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    BlindIndex(SealingSettings settings) {
        this.key = settings.indexKey() == null ? null : MasterKeys.bytes("index-key", settings.indexKey());
    }

    /** The index of a value: 22 characters of base64url. */
    public String of(String purpose, String value) {
        var mac = Aes.hmac(keyOf(purpose)).doFinal(value.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
    }

    /** Indexes of many small values, of so few bits that several values share one: a hint, to be checked in clear. */
    public IntStream hints(String purpose, Stream<String> values, int bits) {
        if (bits < 1 || bits >= Integer.SIZE) {
            throw new IllegalArgumentException("1 to 31 bits, not " + bits);
        }
        var mac = Aes.hmac(keyOf(purpose));
        return values.mapToInt(value -> ByteBuffer.wrap(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)))
                        .getInt()
                >>> (Integer.SIZE - bits));
    }

    private byte[] keyOf(String purpose) {
        if (key == null) {
            throw new SealingKeysMissing("steelyard.sealing.index-key is not set.");
        }
        return keys.computeIfAbsent(
                purpose, name -> Aes.hmac(key).doFinal(("blind-index\0" + name).getBytes(StandardCharsets.UTF_8)));
    }

    /** Refuses to go on without a key. */
    void require() {
        var unused = keyOf("");
    }
}
