package org.steelyard.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

class AggregateTests {

    private final MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, mapping());

    private static MongoMappingContext mapping() {
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(
                MongoCustomConversions.create(conversions -> {}).getSimpleTypeHolder());
        return context;
    }

    @Test
    void comesBackFromTheStoreWithWhatIsPendingAndServed() {
        var sheet = new Sheet("s-1");
        sheet.tell(new PendingEvent(sheet.next(), "topic", "key", Map.of("ce_type", "x.v1"), "{}", 1_764_000_000_000L));
        sheet.remember(new Conditions(null, "k", "digest"));
        var document = new Document();
        converter.write(sheet, document);

        var back = converter.read(Sheet.class, document);

        assertThat(back.pending()).isEqualTo(sheet.pending());
        assertThat(back.hasServed(new Conditions(null, "k", "digest"))).isTrue();
        assertThat(back.next()).isEqualTo(2);
    }

    @Test
    void knowsARequestOnlyByItsKeyAndItsBody() {
        var sheet = new Sheet("s-1");
        sheet.remember(new Conditions(null, "k", "digest"));

        assertThat(sheet.hasServed(Conditions.NONE)).isFalse();
        assertThat(sheet.hasServed(new Conditions(null, "other", "digest"))).isFalse();
        assertThatThrownBy(() -> sheet.hasServed(new Conditions(null, "k", "another")))
                .isInstanceOf(IdempotencyKeyReused.class);
    }

    @Test
    void forgetsTheOldestRequestsFirst() {
        var sheet = new Sheet("s-1");
        for (int i = 0; i <= 20; i++) {
            sheet.remember(new Conditions(null, "k" + i, "digest"));
        }

        assertThat(sheet.hasServed(new Conditions(null, "k0", "digest"))).isFalse();
        assertThat(sheet.hasServed(new Conditions(null, "k20", "digest"))).isTrue();
    }

    static class Sheet extends Aggregate {
        Sheet(String id) {
            super(id);
        }

        long next() {
            return nextSequence();
        }
    }
}
