package org.steelyard.platform.store;

import com.mongodb.MongoClientSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * One text for one content: a stored document as JSON without white space, names in the order of their code units, whole
 * numbers without a type, and {@code $date}, {@code $decimal}, {@code $double} and {@code $binary} (base64) for what JSON
 * has no form for. What the software keeps beside the content is left out: what is still to be told, which requests were
 * served, and the key that seals it, so that a key may be wrapped anew or destroyed.
 */
public final class CanonicalForm {

    private static final Set<String> BESIDE_THE_CONTENT = Set.of("pending", "served", "key");

    private CanonicalForm() {}

    /** The text, in UTF-8. */
    public static byte[] bytes(Document document) {
        var content = document.toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry());
        BESIDE_THE_CONTENT.forEach(content::remove);
        var text = new StringBuilder();
        write(content, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the text, in lower-case hex. */
    public static String digest(Document document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void write(BsonValue value, StringBuilder text) {
        switch (value.getBsonType()) {
            case DOCUMENT -> writeFields(value.asDocument(), text);
            case ARRAY -> writeItems(value.asArray().iterator(), text);
            case STRING -> quote(value.asString().getValue(), text);
            case INT32 -> text.append(value.asInt32().getValue());
            case INT64 -> text.append(value.asInt64().getValue());
            case BOOLEAN -> text.append(value.asBoolean().getValue());
            case NULL -> text.append("null");
            case DATE_TIME ->
                text.append("{\"$date\":").append(value.asDateTime().getValue()).append('}');
            case DECIMAL128 ->
                special("$decimal", value.asDecimal128().getValue().toString(), text);
            case DOUBLE -> special("$double", Double.toString(value.asDouble().getValue()), text);
            case OBJECT_ID -> special("$oid", value.asObjectId().getValue().toHexString(), text);
            case BINARY ->
                special(
                        value.asBinary().getType() == 0
                                ? "$binary"
                                : "$binary" + value.asBinary().getType(),
                        Base64.getEncoder().encodeToString(value.asBinary().getData()),
                        text);
            default -> throw new IllegalArgumentException("No canonical form of " + value.getBsonType());
        }
    }

    private static void writeFields(BsonDocument document, StringBuilder text) {
        var separator = '{';
        for (var field : new TreeMap<>(document).entrySet()) {
            text.append(separator);
            quote(field.getKey(), text);
            text.append(':');
            write(field.getValue(), text);
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private static void writeItems(Iterator<BsonValue> items, StringBuilder text) {
        text.append('[');
        while (items.hasNext()) {
            write(items.next(), text);
            if (items.hasNext()) {
                text.append(',');
            }
        }
        text.append(']');
    }

    private static void special(String name, String value, StringBuilder text) {
        text.append("{\"").append(name).append("\":");
        quote(value, text);
        text.append('}');
    }

    private static void quote(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character) && isAlone(value, i)) {
                text.append("\\u%04x".formatted((int) character));
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }

    /** Half a character has no form in UTF-8; without this, two texts could have one form. */
    private static boolean isAlone(String value, int index) {
        return Character.isHighSurrogate(value.charAt(index))
                ? index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1))
                : index == 0 || !Character.isHighSurrogate(value.charAt(index - 1));
    }
}
