package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedBackingIT {

    @Test
    void isOneBrokerAndOneStoreForAll() {
        var backing = EmbeddedBacking.shared();
        assertThat(backing.bootstrapServers())
                .isEqualTo(EmbeddedBacking.shared().bootstrapServers());
        assertThat(backing.mongoUri()).isEqualTo(EmbeddedBacking.shared().mongoUri());
    }

    @Test
    void storeKeepsADocument() {
        try (var client = MongoClients.create(EmbeddedBacking.shared().mongoUri())) {
            var scales = client.getDatabase("market").getCollection("scales");
            assertThat(scales.insertOne(new Document("_id", "a").append("grams", 500))
                            .wasAcknowledged())
                    .isTrue();
            assertThat(scales.find(new Document("_id", "a")).first()).containsEntry("grams", 500);
        }
    }

    @Test
    void brokerKeepsARecordForAGroupOfConsumers() throws Exception {
        Map<String, Object> address =
                Map.of("bootstrap.servers", EmbeddedBacking.shared().bootstrapServers());
        try (var admin = Admin.create(address)) {
            admin.createTopics(List.of(new NewTopic("weighings", 4, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(address, new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>("weighings", "a", "500"))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
        var group = Map.<String, Object>of(
                "bootstrap.servers",
                EmbeddedBacking.shared().bootstrapServers(),
                "group.id",
                "readers",
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(group, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("weighings"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> consumer.poll(Duration.ofMillis(200)).count() == 1);
        }
    }
}
