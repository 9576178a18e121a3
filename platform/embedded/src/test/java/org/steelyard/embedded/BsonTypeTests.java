package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class BsonTypeTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");

    private static final List<Object> IDS = List.of(
            "a",
            "b",
            "公平秤",
            1,
            2,
            3L,
            2.5,
            true,
            MONDAY,
            new ObjectId(),
            new UUID(1, 2),
            Missing.getInstance(),
            new BinData(new byte[] {1, 2}),
            new Document("unit", "a").append("year", 2026),
            new Document("unit", "b"));

    @Test
    void idsComeBackAsTheyWere() {
        assertThat(IDS).allSatisfy(id -> assertThat(again(BsonType.ID, id)).isEqualTo(id));
    }

    @Test
    void indexedValuesComeBackAsTheyWere() {
        var values = new KeyValue(Arrays.asList("a", null, 1.0, List.of("x", "y")));
        assertThat(again(BsonType.INDEXED, values)).isEqualTo(values);
    }

    @Test
    void documentsComeBackWithTheirFieldsInOrder() {
        var document = new Document("z", 1)
                .append("a", List.of(new Document("n", null)))
                .append("m", "");
        assertThat(again(BsonType.DOCUMENT, document)).isEqualTo(document);
        assertThat(again(BsonType.DOCUMENT, document).keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void whatBsonCannotSayComesBackAllTheSame() {
        var document = new Document("odd", Missing.getInstance()).append("small", (short) 1);
        assertThat(again(BsonType.DOCUMENT, document).get("small")).isEqualTo((short) 1);
    }

    @Test
    void onlyEqualIdsAreEqualInTheOrderAndItIsTheSameBothWays() {
        for (var a : IDS) {
            for (var b : IDS) {
                assertThat(BsonType.ID.compare(a, b) == 0).isEqualTo(a.equals(b));
                assertThat(Integer.signum(BsonType.ID.compare(a, b)))
                        .isEqualTo(-Integer.signum(BsonType.ID.compare(b, a)));
                assertThat(BsonType.ID.compare(a, again(BsonType.ID, a))).isZero();
            }
        }
    }

    private static <T> T again(BsonType<T> type, T value) {
        var buffer = new WriteBuffer();
        type.write(buffer, value);
        type.write(buffer, value); // must stop where it ends
        var written = buffer.getBuffer().flip();
        var first = type.read(written);
        assertThat(written.remaining()).isEqualTo(written.limit() / 2);
        return first;
    }
}
