package org.steelyard.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the code says of itself, read from its sources. */
final class Code {

    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"(steelyard[^\"]*)\"\\)");
    private static final Pattern COMPONENT = Pattern.compile("@param (\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(STEELYARD_\\w+)");

    private static final List<String> MODULES = Stream.concat(
                    Manifests.SERVICES.stream(), Stream.of("platform/runtime"))
            .toList();

    private static final Set<String> SETTINGS = settings();

    private Code() {}

    /**
     * Whether a service reads this variable: by its own name, or as Spring binds a setting, where
     * {@code steelyard.topics.dead-letter-retention} is {@code STEELYARD_TOPICS_DEADLETTERRETENTION}.
     */
    static boolean reads(String variable) {
        return SETTINGS.stream()
                .anyMatch(known -> variable.equals(known)
                        || variable.startsWith(known + "__")
                        || variable.matches(known + "_[A-Z0-9]+") && known.endsWith("MASTERKEYS"));
    }

    private static Set<String> settings() {
        var known = new TreeSet<String>();
        sources(path -> path.endsWith(".yaml"))
                .forEach(text -> VARIABLE.matcher(text).results().forEach(one -> known.add(one.group(1))));
        sources(path -> path.endsWith("Settings.java")).forEach(text -> {
            var prefix = PREFIX.matcher(text);
            if (prefix.find()) {
                COMPONENT
                        .matcher(text)
                        .results()
                        .forEach(one -> known.add(
                                name(prefix.group(1)) + "_" + one.group(1).toUpperCase(Locale.ROOT)));
            }
        });
        return known;
    }

    private static String name(String prefix) {
        return prefix.replace(".", "_").replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The main sources whose path is wanted; what was built or downloaded is not looked into. */
    static Set<String> sources(Predicate<String> wanted) {
        var texts = new TreeSet<String>();
        for (var module : MODULES) {
            var sources = Manifests.ROOT.resolve(module).resolve("src/main");
            try (var files = Files.find(sources, 20, (path, _) -> wanted.test(path.toString()))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** A program of this name that can be run here, if there is one. */
    static Optional<Path> program(String name) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
