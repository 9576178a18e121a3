package org.steelyard.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ObjectDataType;
import org.jspecify.annotations.Nullable;

/**
 * How the store's file holds documents and keys: as BSON.
 *
 * <p>H2 left to itself would hold them as serialised Java objects, and compare keys by serialising both. What BSON
 * cannot say still goes that way, so that no value, however odd, can make a commit fail.
 */
final class BsonType<T> extends BasicDataType<T> {

    private static final byte BSON = 0;
    private static final byte JAVA = 1;
    private static final byte MISSING = 2;
    private static final int OBJECT_BYTES = 40;
    private static final ObjectDataType ANY = new ObjectDataType();

    /** What a collection holds. */
    static final BsonType<Document> DOCUMENT = new BsonType<>(document -> document, document -> document);

    /** An id, as a collection's key or as what an index points to. */
    static final BsonType<Object> ID = new BsonType<>(id -> new Document("", id), document -> document.get(""));

    /** The indexed values of a document. */
    static final BsonType<KeyValue> INDEXED = new BsonType<>(BsonType::numbered, BsonType::values);

    private final Function<T, Document> toDocument;
    private final Function<Document, @Nullable Object> fromDocument;

    private BsonType(Function<T, Document> toDocument, Function<Document, @Nullable Object> fromDocument) {
        this.toDocument = toDocument;
        this.fromDocument = fromDocument;
    }

    private static Document numbered(KeyValue values) {
        var document = new Document();
        for (var i = 0; i < values.size(); i++) {
            document.put(String.valueOf(i), values.get(i));
        }
        return document;
    }

    private static KeyValue values(Document document) {
        return new KeyValue(new ArrayList<>(document.values()));
    }

    @Override
    public void write(WriteBuffer target, T value) {
        if (value instanceof Missing) {
            target.put(MISSING);
            return;
        }
        var bson = encoded(toDocument.apply(value));
        if (bson == null) {
            ANY.write(target.put(JAVA), value);
        } else {
            target.put(BSON).put(bson.nioBuffer());
        }
    }

    private static @Nullable ByteBuf encoded(Document document) {
        var bson = Unpooled.buffer(512);
        try {
            BsonEncoder.encodeDocument(document, bson);
            return bson;
        } catch (IllegalArgumentException e) {
            return null; // a value that has no BSON type
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T read(ByteBuffer source) {
        var kind = source.get();
        return (T)
                switch (kind) {
                    case BSON -> fromDocument.apply(decoded(source));
                    case JAVA -> ANY.read(source);
                    case MISSING -> Missing.getInstance();
                    default -> throw new IllegalStateException("unknown kind of value in the store's file: " + kind);
                };
    }

    private static Document decoded(ByteBuffer source) {
        var bson = Unpooled.wrappedBuffer(source);
        var document = BsonDecoder.decodeBson(bson);
        source.position(source.position() + bson.readerIndex());
        return document;
    }

    /** An order in which only equal keys are equal; strings and numbers of one type come in their own order. */
    @Override
    public int compare(T a, T b) {
        if (a instanceof KeyValue left && b instanceof KeyValue right) {
            for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
                var order = compareValues(left.get(i), right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(), right.size());
        }
        return compareValues(a, b);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareValues(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        if (a.getClass() != b.getClass()) {
            return a.getClass().getName().compareTo(b.getClass().getName());
        }
        return a instanceof Comparable left ? left.compareTo(b) : Arrays.compareUnsigned(bytes(a), bytes(b));
    }

    private static byte[] bytes(Object value) {
        var buffer = new WriteBuffer();
        ID.write(buffer, value);
        return Arrays.copyOf(buffer.getBuffer().array(), buffer.position());
    }

    @Override
    public int getMemory(T value) {
        return value instanceof KeyValue values ? memory(numbered(values)) : memory(value);
    }

    private static int memory(@Nullable Object value) {
        return switch (value) {
            case String text -> OBJECT_BYTES + text.length();
            case Document document ->
                document.entrySet().stream()
                        .mapToInt(entry -> OBJECT_BYTES + memory(entry.getValue()))
                        .sum();
            case List<?> list ->
                OBJECT_BYTES + list.stream().mapToInt(BsonType::memory).sum();
            case null, default -> OBJECT_BYTES;
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public T[] createStorage(int size) {
        return (T[]) new Object[size];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
