package org.steelyard.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.contracts.Origin;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every event has a JSON sample in the contracts that today's code reads and writes back alike. The samples are what other
 * counties' consumers were built against: once released, their digests stand in {@code released.sha256} and never change.
 */
class EventSamplesTests {

    private static final Path SAMPLES = Path.of("../../contracts/src/main/resources/samples");
    private static final Path RELEASED = SAMPLES.resolve("released.sha256");

    private final EventCodec codec = new EventCodec();
    private final JsonMapper plain = new JsonMapper();

    static List<Class<? extends Event>> events() {
        return List.copyOf(EventCatalogue.all());
    }

    @ParameterizedTest
    @MethodSource("events")
    void areReadAndWrittenBackAlike(Class<? extends Event> type) throws Exception {
        var file = SAMPLES.resolve(EventCatalogue.typeOf(type) + ".json");
        if (Files.notExists(file) && Boolean.getBoolean("samples.write")) {
            writeNew(type, file);
        }

        var sample = Files.readAllBytes(file);
        assertThat(plain.readTree(codec.write(codec.read(type, sample)))).isEqualTo(plain.readTree(sample));
    }

    @ParameterizedTest
    @MethodSource("events")
    void haveNoFieldThatHidesOneOfTheirOrigin(Class<? extends Event> type) {
        var ofOrigin = Arrays.stream(Origin.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .doesNotContainAnyElementsOf(ofOrigin);
    }

    @Test
    void areNotEditedOnceReleased() throws Exception {
        var digests = new TreeMap<String, String>();
        try (var files = Files.list(SAMPLES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                digests.put(file.getFileName().toString(), digest(file));
            }
        }

        assertThat(digests).isEqualTo(released());
    }

    private void writeNew(Class<? extends Event> type, Path file) throws Exception {
        Files.createDirectories(SAMPLES);
        var pretty = plain.writerWithDefaultPrettyPrinter()
                .writeValueAsString(plain.readTree(codec.write(SampleMaker.sampleOf(type))));
        Files.writeString(file, pretty + "\n");
        var lines = new TreeMap<>(Files.exists(RELEASED) ? released() : Map.of());
        lines.put(file.getFileName().toString(), digest(file));
        Files.writeString(
                RELEASED,
                lines.entrySet().stream()
                        .map(line -> line.getValue() + "  " + line.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    private static Map<String, String> released() throws IOException {
        return Files.readAllLines(RELEASED).stream()
                .map(line -> line.split(" {2}"))
                .collect(Collectors.toMap(line -> line[1], line -> line[0]));
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
