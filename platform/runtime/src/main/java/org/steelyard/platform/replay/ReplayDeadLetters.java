package org.steelyard.platform.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/** The program behind {@code ./deploy/replay-dead-letters}; every service's jar has it, so every image does. */
public final class ReplayDeadLetters {

    private ReplayDeadLetters() {}

    /**
     * Says what waits, or brings it back.
     *
     * @param topics the topics whose dead letters are brought back; none says only what waits
     */
    public static void main(String[] topics) throws IOException {
        var letters = new DeadLetters(connection());
        var waiting = letters.waiting();
        if (topics.length == 0) {
            waiting.forEach((topic, count) -> System.out.println(topic + ": " + count + " waiting"));
            System.out.println(waiting.isEmpty() ? "no dead letter waits" : "name a topic to bring its back");
            return;
        }
        for (var topic : topics.length == 1 && topics[0].equals("--all") ? waiting.keySet() : List.of(topics)) {
            var done = letters.replay(topic);
            System.out.println(topic + ": " + done.brought() + " brought back"
                    + (done.overtaken() == 0 ? "" : ", " + done.overtaken() + " left, a newer one stands for them"));
        }
    }

    private static Map<String, Object> connection() throws IOException {
        var connection = new HashMap<String, Object>();
        connection.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                Objects.requireNonNullElse(System.getenv("STEELYARD_KAFKA"), "127.0.0.1:9092"));
        var file = System.getenv("STEELYARD_KAFKA_CLIENT");
        if (file != null) {
            var properties = new Properties();
            try (var in = Files.newInputStream(Path.of(file))) {
                properties.load(in);
            }
            properties.forEach((key, value) -> connection.put(String.valueOf(key), value));
        }
        return connection;
    }
}
