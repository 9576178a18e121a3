package org.steelyard.complaint.wording;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The Chinese words for codes. Papers and ledgers are Chinese whatever language their reader's software speaks. */
public final class Wording {

    private static final Properties WORDS = load();

    private Wording() {}

    /** What a code is called, its bare name if it has no word. */
    public static String of(@Nullable Enum<?> code) {
        return code == null ? "" : WORDS.getProperty(key(code), code.name());
    }

    /** Whether there is a word for a code. */
    public static boolean has(Enum<?> code) {
        return WORDS.containsKey(key(code));
    }

    /** The code that is meant by its word or by its name. */
    public static <E extends Enum<E>> Optional<E> code(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(code -> code.name().equalsIgnoreCase(text) || of(code).equals(text))
                .findFirst();
    }

    private static String key(Enum<?> code) {
        return code.getDeclaringClass().getSimpleName() + "." + code.name();
    }

    private static Properties load() {
        try (var in = Objects.requireNonNull(Wording.class.getResourceAsStream("/forms/wording.properties"))) {
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
