package org.steelyard.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.steelyard.embedded.EmbeddedBacking;
import org.steelyard.platform.sealing.SealingTests.Letter;

class RewrappingIT {

    private static final SealingSettings OLD = SealingTests.settings("old", "old");
    private static final SealingSettings BOTH = SealingTests.settings("new", "old", "new");
    private static final SealingSettings NEW = SealingTests.settings("new", "new");
    private static final SimpleMongoClientDatabaseFactory FACTORY =
            new SimpleMongoClientDatabaseFactory(EmbeddedBacking.shared().mongoUri() + "rewrapping");

    private final SealingTemplate before = template(OLD);

    @BeforeEach
    void empty() {
        before.dropCollection(Letter.class);
    }

    @Test
    void bringsAllKeysUnderTheNewMasterAndTouchesNothingSealed() {
        IntStream.range(0, 25).forEach(i -> before.insert(SealingTests.aLetter("letter-" + i)));
        var stored = stored("letter-7");

        var outcome = rewrapping(BOTH).rewrap();

        assertThat(outcome).isEqualTo(new Rewrapping.Outcome("new", 25, 0));
        assertThat(rewrapping(BOTH).state()).isEqualTo(new Rewrapping.State("new", Map.of("new", 25L)));
        assertThat(stored("letter-7").get("text")).isEqualTo(stored.get("text"));
        assertThat(stored("letter-7").get("version")).isEqualTo(stored.get("version"));
        var read = Objects.requireNonNull(template(NEW).findById("letter-7", Letter.class));
        assertThat(read).extracting("text").isEqualTo("月饼发霉");
        assertThat(rewrapping(BOTH).rewrap().rewrapped()).isZero();
    }

    @Test
    void leavesErasedRecordsErasedAndCountsWhatDoesNotOpen() {
        var letter = before.insert(SealingTests.aLetter("erased"));
        letter.erase(Instant.EPOCH);
        before.save(letter);
        before.insert(SealingTests.aLetter("damaged"));
        before.insert(SealingTests.aLetter("good"));
        before.getCollection("letters")
                .updateOne(
                        new Document("_id", "damaged"),
                        new Document("$set", new Document("key.wrapped", new Binary(new byte[92]))));

        assertThat(rewrapping(BOTH).rewrap()).isEqualTo(new Rewrapping.Outcome("new", 1, 1));
        assertThat(rewrapping(BOTH).state().records()).isEqualTo(Map.of("new", 1L, "old", 1L));
        assertThat(stored("erased").get("key", Document.class)).containsOnlyKeys("destroyedAt");
    }

    private Document stored(String id) {
        return Objects.requireNonNull(
                before.getCollection("letters").find(new Document("_id", id)).first());
    }

    private static Rewrapping rewrapping(SealingSettings settings) {
        return new Rewrapping(template(settings), SealingTests.places(), new MasterKeys(settings), settings);
    }

    private static SealingTemplate template(SealingSettings settings) {
        return new SealingTemplate(FACTORY, SealingTests.converter(settings), SealingTests.places());
    }
}
