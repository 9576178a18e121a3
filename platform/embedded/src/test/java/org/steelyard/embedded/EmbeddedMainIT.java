package org.steelyard.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process the local launcher runs: broker and store, killed, stopped, and refused. */
class EmbeddedMainIT {

    private static final long SEED = 20_261_124;
    private static final int KILLS = 2;
    private static final String TOPIC = "weighings";

    @TempDir
    private Path directory;

    @Test
    void brokerLosesNoAcknowledgedRecordWhenKilled() throws Exception {
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var random = new Random(SEED);
        for (var kill = 0; kill < KILLS; kill++) {
            try (var process = start()) {
                process.awaitLine("store ready on");
                var address = process.awaitLine("broker ready on");
                assertThat(recordsOn(address)).containsAll(acknowledged);
                produceUntilKilled(process, address, kill, 2_000 + random.nextInt(5_000), acknowledged);
            }
        }
        try (var process = start()) {
            var address = process.awaitLine("broker ready on");
            assertThat(recordsOn(address)).containsAll(acknowledged);
        }
        System.out.printf("%d kills, %d records acknowledged, 0 lost%n", KILLS, acknowledged.size());
    }

    @Test
    void stopsInOrderAndTakesUpItsDataOnTheNextStart() {
        try (var process = start();
                var client = MongoClients.create(process.awaitLine("store ready on"))) {
            var scales = client.getDatabase("market").getCollection("scales");
            assertThat(scales.insertOne(new Document("_id", "a")).wasAcknowledged())
                    .isTrue();
            process.awaitLine("broker ready on");
            process.stop();
            assertThat(process.exitCode()).isEqualTo(128 + 15);
            assertThat(process.awaitEnd()).doesNotContain("ERROR");
        }
        try (var process = start();
                var client = MongoClients.create(process.awaitLine("store ready on"))) {
            assertThat(client.getDatabase("market")
                            .getCollection("scales")
                            .find()
                            .first())
                    .containsEntry("_id", "a");
        }
    }

    @Test
    void refusesADirectoryInUseAndNamesTheOption() {
        try (var first = start()) {
            first.awaitLine("broker ready on");
            try (var second = start()) {
                assertThat(second.awaitEnd())
                        .contains(directory.toString(), "in use by another process", "--data-dir")
                        .doesNotContain("\tat ");
                assertThat(second.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesATakenPortAndNamesTheOption() throws Exception {
        for (var option : List.of("--store-port", "--broker-port", "--controller-port")) {
            try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                    var process = start(option, String.valueOf(taken.getLocalPort()))) {
                assertThat(process.awaitEnd())
                        .contains("Port " + taken.getLocalPort(), option)
                        .doesNotContain("\tat ");
                assertThat(process.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void refusesAnOptionItDoesNotKnow() {
        try (var process = start("--brokerport=1")) {
            assertThat(process.awaitEnd()).contains("Unknown option --brokerport", "--broker-port");
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    private AnotherJvm start(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--data-dir", directory.toString(), "--broker-port=0", "--controller-port=0", "--store-port=0"));
        arguments.addAll(List.of(more));
        return AnotherJvm.running(EmbeddedMain.class, arguments.toArray(String[]::new));
    }

    private static void produceUntilKilled(
            AnotherJvm process, String address, int round, int acknowledgements, Set<String> acknowledged)
            throws Exception {
        var enough = new CountDownLatch(acknowledgements);
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                address,
                "acks",
                "all",
                "linger.ms",
                "5",
                "delivery.timeout.ms",
                "3000",
                "request.timeout.ms",
                "1000",
                "max.block.ms",
                "3000");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var n = 0; enough.getCount() > 0; n++) {
                var value = round + "-" + n;
                producer.send(new ProducerRecord<>(TOPIC, value, value), (metadata, failure) -> {
                    if (failure == null) {
                        acknowledged.add(value);
                        enough.countDown();
                    }
                });
            }
            process.kill();
            producer.close(Duration.ZERO);
        }
    }

    private static Set<String> recordsOn(String address) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", address);
        try (var admin = Admin.create(settings);
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1)))
                        .all()
                        .get();
            }
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(one -> new TopicPartition(TOPIC, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new HashSet<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(one -> found.add(one.value()));
            }
            return found;
        }
    }
}
