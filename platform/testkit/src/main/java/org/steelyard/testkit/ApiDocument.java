package org.steelyard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds a service's description of its interface against the committed one ({@code docs/openapi}), from which the console's
 * types are made. {@code -Dopenapi.update} writes it instead.
 */
public final class ApiDocument {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ApiDocument() {}

    /** Asserts that what the service under test says of itself is what is committed. */
    public static void isCommitted(String service, JsonNode description) {
        var told = canonical(description);
        var file = folder().resolve(service + ".json");
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, told);
            }
            assertThat(told)
                    .as("the interface of %s; ./deploy/update-openapi writes docs/openapi anew", service)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "nothing committed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sorted, and without the address it was asked at. */
    private static String canonical(JsonNode description) {
        ((ObjectNode) description).remove("servers");
        var sorted = SORTED.convertValue(description, java.util.Map.class);
        return SORTED.writeValueAsString(sorted).replace("\r\n", "\n") + "\n";
    }

    private static Path folder() {
        var here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolve("docs/adr"))) {
            here = here.getParent();
        }
        assertThat(here).as("the repository's root").isNotNull();
        return java.util.Objects.requireNonNull(here).resolve("docs/openapi");
    }
}
