package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.test.context.ContextConfiguration;
import org.steelyard.contracts.DutyEvent;
import org.steelyard.contracts.NetworkEvent;
import org.steelyard.platform.replay.DeadLetters;
import org.steelyard.platform.replay.DeadLetters.Replayed;
import org.steelyard.testkit.sample.SampleApplication;

/** Dead letters come back once, as they were, and never in the place of something newer. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Backing.class)
class DeadLettersIT {

    @Autowired
    KafkaTemplate<String, byte[]> kafka;

    @Autowired
    ConsumerFactory<String, byte[]> consumers;

    private DeadLetters letters;

    @BeforeEach
    void nothingWaits() {
        letters = new DeadLetters(Map.of(
                "bootstrap.servers",
                Objects.requireNonNull(consumers.getConfigurationProperties().get("bootstrap.servers"))));
        letters.waiting().keySet().forEach(letters::replay);
    }

    @Test
    void comeBackOnceAndAsTheyWere() throws Exception {
        var key = UUID.randomUUID().toString();
        dead(DutyEvent.TOPIC, key, "a", 0);

        assertThat(letters.waiting().get(DutyEvent.TOPIC)).isPositive();
        assertThat(letters.replay(DutyEvent.TOPIC).brought()).isPositive();

        var back = TopicReader.readAll(consumers, DutyEvent.TOPIC).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
        assertThat(back).singleElement().satisfies(record -> {
            assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("a");
            assertThat(header(record, "ce_id")).isEqualTo("id-of-" + key);
            assertThat(record.headers()).noneMatch(header -> header.key().startsWith("kafka_dlt-"));
        });
    }

    @Test
    void areLeftWhereSomethingNewerStandsForThem() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = told(NetworkEvent.TOPIC, key, "first");
        var other = UUID.randomUUID().toString();
        var only = told(NetworkEvent.TOPIC, other, "only");
        var unused = told(NetworkEvent.TOPIC, key, "second");
        dead(NetworkEvent.TOPIC, key, "first", first);
        dead(NetworkEvent.TOPIC, other, "only", only);

        assertThat(letters.replay(NetworkEvent.TOPIC)).isEqualTo(new Replayed(1, 1));
        assertThat(letters.replay(NetworkEvent.TOPIC).overtaken()).isZero();
    }

    private long told(String topic, String key, String value) throws Exception {
        return kafka.send(new ProducerRecord<>(topic, 0, key, bytes(value)))
                .get()
                .getRecordMetadata()
                .offset();
    }

    private void dead(String topic, String key, String value, long offset) throws Exception {
        var record = new ProducerRecord<>(topic + ".dlt", 0, key, bytes(value));
        record.headers().add("ce_id", bytes("id-of-" + key));
        record.headers()
                .add(
                        KafkaHeaders.DLT_ORIGINAL_OFFSET,
                        ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
        var unused = kafka.send(record).get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
