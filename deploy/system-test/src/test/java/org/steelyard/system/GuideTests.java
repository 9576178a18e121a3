package org.steelyard.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user guide says the same in both languages, of every role, with pictures that the journeys take. */
class GuideTests {

    private static final Path GUIDE = RunningSystem.ROOT.resolve("docs/guide");
    private static final Path JOURNEYS = RunningSystem.ROOT.resolve("gateway/console/journeys");
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final Set<String> ROLES =
            new TreeSet<>(Set.of("unit", "office", "county", "governance", "auditor", "operator"));

    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(\\.\\./images/([\\w-]+)\\.webp\\)");
    private static final Pattern SECTION = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
    /** A name as a journey writes it; what stands in braces is filled in while it is played. */
    private static final Pattern NAMED = Pattern.compile("['`]([\\w-]*(?:\\$\\{[^}]*}[\\w-]*)*)['`]");

    private static final Pattern FILLED_IN = Pattern.compile("\\$\\{[^}]*}");
    private static final long LARGEST_PICTURE_BYTES = 200_000;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void hasAPageForEveryRoleAndNoOther(String language) throws IOException {
        try (var pages = Files.list(GUIDE.resolve(language))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            ROLES.stream().map(role -> role + ".md").toList());
        }
        var index = Files.readString(GUIDE.resolve("README.md"));
        assertThat(ROLES).allSatisfy(role -> assertThat(index).contains("(%s/%s.md)".formatted(language, role)));
    }

    @Test
    void tellsOfTheSameTasksInBothLanguages() throws IOException {
        for (var role : ROLES) {
            assertThat(sections("en", role)).as(role).isEqualTo(sections("zh-CN", role));
        }
    }

    private static long sections(String language, String role) throws IOException {
        return SECTION.matcher(page(language, role)).results().count();
    }

    @Test
    void showsOnlyPicturesThatAJourneyTakes() throws IOException {
        var taken = takenByJourneys();
        for (var name : shown()) {
            assertThat(taken)
                    .as(name + " is taken by a journey")
                    .anyMatch(pattern -> pattern.matcher(name).matches());
        }
    }

    @Test
    void hasEachPictureItShowsAndNoOther() throws IOException {
        try (var pictures = Files.list(GUIDE.resolve("images"))) {
            var there = pictures.toList();
            assertThat(there.stream().map(picture -> picture.getFileName().toString()))
                    .as("mvn -pl deploy/system-test -am verify -Dguide.write=true takes them")
                    .containsExactlyInAnyOrderElementsOf(
                            shown().stream().map(name -> name + ".webp").toList());
            assertThat(there)
                    .allSatisfy(picture -> assertThat(Files.size(picture)).isLessThan(LARGEST_PICTURE_BYTES));
        }
    }

    @Test
    void everyPageShowsWhatItTellsOf() throws IOException {
        for (var language : LANGUAGES) {
            for (var role : ROLES) {
                assertThat(PICTURE.matcher(page(language, role)).results().count())
                        .as(language + "/" + role)
                        .isPositive();
            }
        }
    }

    private static Set<String> shown() throws IOException {
        var names = new TreeSet<String>();
        for (var language : LANGUAGES) {
            for (var role : ROLES) {
                PICTURE.matcher(page(language, role)).results().forEach(one -> names.add(one.group(1)));
            }
        }
        return names;
    }

    private static Set<Pattern> takenByJourneys() throws IOException {
        try (var journeys = Files.list(JOURNEYS)) {
            var sources = new StringBuilder();
            for (var journey : journeys.filter(file -> file.toString().endsWith(".journey.mjs"))
                    .toList()) {
                sources.append(Files.readString(journey));
            }
            return NAMED.matcher(sources)
                    .results()
                    .map(one -> one.group(1))
                    .filter(name -> name.contains("-") && name.matches(".*(\\d{3,4}|}).*"))
                    .map(GuideTests::asPattern)
                    .collect(Collectors.toSet());
        }
    }

    private static Pattern asPattern(String name) {
        return Pattern.compile(FILLED_IN.matcher(name).replaceAll(Matcher.quoteReplacement("\\w+")));
    }

    private static String page(String language, String role) throws IOException {
        return Files.readString(GUIDE.resolve(language).resolve(role + ".md"));
    }
}
