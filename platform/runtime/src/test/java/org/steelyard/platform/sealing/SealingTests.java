package org.steelyard.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class SealingTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T01:00:00Z");
    private static final MongoCustomConversions CONVERSIONS = MongoCustomConversions.create(_ -> {});
    private static final SealingSettings OLD = settings("old", "old");
    private static final SealingSettings NEW = settings("new", "old", "new");

    private final SealingConverter converter = converter(OLD);

    @Test
    void writesNothingPersonalInClearAndReadsItAgain() {
        var stored = written(aLetter("1"));

        assertThat(stored.toJson())
                .doesNotContain("张三", "13800000001", "月饼", "再来")
                .contains("FOOD");
        assertThat(stored.get("sender")).isInstanceOf(Binary.class);
        var read = converter.read(Letter.class, stored);
        assertThat(read.sender).isEqualTo(new Person("张三", "13800000001"));
        assertThat(read.text).isEqualTo("月饼发霉");
        assertThat(read.notes).containsExactly(new Note(1, "再来"), new Note(2, null));
        assertThat(read.category).isEqualTo("FOOD");
    }

    @Test
    void sealsTheSameInTheSamePlaceAlikeThoughItIsWrittenAgain() {
        var stored = written(aLetter("1"));
        var again = written(converter.read(Letter.class, stored));

        assertThat(again).isEqualTo(stored);
    }

    @Test
    void sealsTheSameInAnotherRecordOrPlaceUnlike() {
        var one = written(aLetter("1"));
        var other = written(aLetter("2"));
        var moved = aLetter("3");
        moved.notes.set(1, new Note(2, "再来"));
        var notes = written(moved).getList("notes", Document.class);

        assertThat(one.get("text")).isNotEqualTo(other.get("text"));
        assertThat(notes.get(0).get("text")).isNotEqualTo(notes.get(1).get("text"));
    }

    @Test
    void hidesHowLongANameIs() {
        var shorter = aLetter("1");
        shorter.text = "王";
        assertThat(written(shorter).get("text", Binary.class).length())
                .isEqualTo(written(aLetter("2")).get("text", Binary.class).length());
    }

    @Test
    void opensNothingThatWasMovedFromAnotherRecord() {
        var stored = written(aLetter("1"));
        stored.put("text", written(aLetter("2")).get("text"));
        assertThatThrownBy(() -> converter.read(Letter.class, stored))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("Record 1 in letters")
                .hasMessageContaining("text");
    }

    @Test
    void opensNothingThatWasMovedWithItsKey() {
        var stored = written(aLetter("1"));
        stored.put("_id", "2");
        assertThatThrownBy(() -> converter.read(Letter.class, stored)).isInstanceOf(SealBroken.class);
    }

    @Test
    void noticesEachFlippedByte() {
        var sealed = written(aLetter("1")).get("text", Binary.class).getData();
        for (int i = 0; i < sealed.length; i++) {
            var stored = written(aLetter("1"));
            var key = stored.get("key");
            var flipped = stored.get("text", Binary.class).getData().clone();
            flipped[i] ^= 1;
            stored.put("text", new Binary(flipped));
            assertThat(key).isNotNull();
            assertThatThrownBy(() -> converter.read(Letter.class, stored)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void takesNoClearTextForSealed() {
        var stored = written(aLetter("1"));
        stored.put("text", "put in by hand");
        assertThatThrownBy(() -> converter.read(Letter.class, stored))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("not sealed");
    }

    @Test
    void leavesWhatItReadsAsItWas() {
        var stored = written(aLetter("1"));
        var before = Document.parse(stored.toJson());
        var unused = converter.read(Letter.class, stored);
        assertThat(stored).isEqualTo(before);
    }

    @Test
    void readsWithoutAnyKeyWhatHasNothingSealedInIt() {
        var stored = written(aLetter("1"));
        List.of("sender", "text", "notes").forEach(stored::remove);
        var read = converter(settings("other", "other")).read(Letter.class, stored);
        assertThat(read.category).isEqualTo("FOOD");
    }

    @Test
    void forgetsForGoodAndKeepsTheSealedBytes() {
        var stored = written(aLetter("1"));
        var letter = converter.read(Letter.class, stored);
        letter.erase(MONDAY);
        var erased = written(letter);

        assertThat(erased.get("text")).isEqualTo(stored.get("text"));
        assertThat(erased.get("notes")).isEqualTo(stored.get("notes"));
        assertThat(erased.get("key", Document.class))
                .isEqualTo(new Document("destroyedAt", java.util.Date.from(MONDAY)));
        var read = converter.read(Letter.class, erased);
        assertThat(read.text).isNull();
        assertThat(read.sender).isNull();
        assertThat(read.category).isEqualTo("FOOD");
        assertThat(read.key).matches(RecordKey::isDestroyed);
        read.category = "OTHER";
        read.text = "somebody writes a name";
        assertThat(written(read)).containsEntry("text", stored.get("text")).containsEntry("category", "OTHER");
    }

    @Test
    void readsUnderTheOldMasterKeyAndSealsNewRecordsUnderTheNew() {
        var rotated = converter(NEW);
        var stored = written(aLetter("1"));
        assertThat(rotated.read(Letter.class, stored).text).isEqualTo("月饼发霉");
        var fresh = new Document();
        rotated.write(aLetter("2"), fresh);
        assertThat(fresh.getEmbedded(List.of("key", "master"), String.class)).isEqualTo("new");
    }

    @Test
    void saysWhichMasterKeyIsMissing() {
        var stored = written(aLetter("1"));
        assertThatThrownBy(() -> converter(settings("other", "other")).read(Letter.class, stored))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("master key old");
    }

    @Test
    void startsOnlyWithKeysIfThereIsSomethingToSeal() {
        var none = new SealingSettings(null, Map.of(), null, 10);
        var context = context();
        new SealingStart(new SealedPlaces(context), new MasterKeys(none), new BlindIndex(none))
                .afterSingletonsInstantiated();
        assertThat(context.getPersistentEntity(Letter.class)).isNotNull();
        var start = new SealingStart(new SealedPlaces(context), new MasterKeys(none), new BlindIndex(none));
        assertThatThrownBy(start::afterSingletonsInstantiated).isInstanceOf(SealingKeysMissing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAA", "!!!!"})
    void refusesAMasterKeyThatIsNone(String text) {
        var settings = new SealingSettings("one", Map.of("one", text), null, 10);
        assertThatThrownBy(() -> new MasterKeys(settings))
                .isInstanceOf(SealingKeysMissing.class)
                .hasMessageContaining("master-keys.one");
    }

    @Test
    void refusesAnActiveKeyThatIsNotThere() {
        assertThatThrownBy(() -> new MasterKeys(settings("new", "old"))).isInstanceOf(SealingKeysMissing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "sender",
                "sender.name",
                "notes",
                "notes.0.text",
                "notes.$.text",
                "notes.$[].text",
                "key",
                "key.wrapped"
            })
    void refusesPartialUpdatesOfWhatIsSealed(String field) throws Exception {
        var factory = new SimpleMongoClientDatabaseFactory("mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=50");
        try {
            var template = new SealingTemplate(factory, converter, places());
            var update = new Update().set(field, "x");
            List.<Runnable>of(
                            () -> template.updateFirst(new Query(), update, Letter.class),
                            () -> template.updateMulti(new Query(), update, "letters"),
                            () -> template.upsert(new Query(), update, Letter.class),
                            () -> template.update(Letter.class).apply(update).all(),
                            () -> template.findAndModify(new Query(), update, Letter.class),
                            () -> template.findAndModify(
                                    new Query(), update, FindAndModifyOptions.none(), Document.class, "letters"),
                            () -> template.update(Letter.class).apply(update).findAndModifyValue(),
                            () -> template.bulkOps(BulkMode.ORDERED, Letter.class))
                    .forEach(write -> assertThatThrownBy(write::run)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("letters"));
        } finally {
            factory.destroy();
        }
    }

    @Test
    void makesIndexesThatAreAlikeForOnePurposeOnly() {
        var index = new BlindIndex(OLD);
        assertThat(index.of("phone", "13800000001"))
                .isEqualTo(index.of("phone", "13800000001"))
                .hasSize(22)
                .isNotEqualTo(index.of("phone", "13800000002"))
                .isNotEqualTo(index.of("number", "13800000001"));
        assertThat(index.hints("text", List.of("月饼", "饼发").stream(), 24).toArray())
                .hasSize(2)
                .satisfies(hints -> assertThat(hints[0]).isBetween(0, (1 << 24) - 1))
                .isEqualTo(index.hints("text", List.of("月饼", "饼发").stream(), 24).toArray());
    }

    private Document written(Letter letter) {
        var stored = new Document();
        converter.write(letter, stored);
        return stored;
    }

    private static MongoMappingContext context() {
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(CONVERSIONS.getSimpleTypeHolder());
        context.afterPropertiesSet();
        return context;
    }

    static SealedPlaces places() {
        var context = context();
        Objects.requireNonNull(context.getPersistentEntity(Letter.class));
        return new SealedPlaces(context);
    }

    static SealingConverter converter(SealingSettings settings) {
        var context = context();
        var converter = new SealingConverter(
                NoOpDbRefResolver.INSTANCE, context, new SealedPlaces(context), new Seals(new MasterKeys(settings)));
        converter.setCustomConversions(CONVERSIONS);
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        converter.afterPropertiesSet();
        return converter;
    }

    static SealingSettings settings(String active, String... masters) {
        var keys = new java.util.HashMap<String, String>();
        for (var master : masters) {
            keys.put(master, key(master));
        }
        return new SealingSettings(active, keys, key("index"), 10);
    }

    private static String key(String seed) {
        return Base64.getEncoder()
                .encodeToString((seed + "-".repeat(32)).substring(0, 32).getBytes(StandardCharsets.US_ASCII));
    }

    static Letter aLetter(String id) {
        var letter = new Letter(id);
        letter.sender = new Person("张三", "13800000001");
        letter.text = "月饼发霉";
        letter.notes.add(new Note(1, "再来"));
        letter.notes.add(new Note(2, null));
        return letter;
    }

    @org.springframework.data.mongodb.core.mapping.Document("letters")
    static class Letter {
        @Id
        private final String id;

        @Version
        private @Nullable Long version;

        private @Sealed @Nullable Person sender;
        private @Sealed @Nullable String text;
        private List<Note> notes = new ArrayList<>();
        private String category = "FOOD";
        private @Nullable RecordKey key;

        Letter(String id) {
            this.id = id;
        }

        void erase(Instant now) {
            key = Objects.requireNonNull(key).destroyed(now);
        }
    }

    record Person(String name, String phone) {}

    record Note(int sequence, @Sealed @Nullable String text) {}
}
