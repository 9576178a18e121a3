package org.steelyard.local.county;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Opaque ids of invented people: the same on every machine, so that the officer who signs in is the officer who was
 * appointed. Name-based UUIDs, version 5 (RFC 9562).
 */
public final class OfficerIds {

    private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private OfficerIds() {}

    /** The head of a unit or the duty officer of an office. */
    public static String headOf(String code) {
        return of(code, 1);
    }

    /** The n-th officer of a unit or office, from 1. */
    public static String of(String code, int number) {
        var name = "https://steelyard.invalid/officers/" + code + "/" + number;
        var bytes = ByteBuffer.allocate(16 + name.length())
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .array();
        var hash = ByteBuffer.wrap(sha1(bytes));
        var high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        var low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
