package org.steelyard.assessment.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steelyard.contracts.UnitKind;

class SchemeReaderTests {

    private static String file(String name) {
        try (var in = Objects.requireNonNull(
                SchemeReaderTests.class.getResourceAsStream("/schemes/" + name + ".yaml"), "scheme file")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void defaultSchemesAreWhole() {
        var station = SchemeReader.read("station-1", file("station-1"));
        assertThat(station.kind()).isEqualTo(UnitKind.STATION);
        assertThat(station.groups())
                .extracting(IndicatorGroup::code)
                .containsExactly("SA", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10");
        assertThat(station.indicators()).hasSize(32);
        var point = SchemeReader.read("point-1", file("point-1"));
        assertThat(point.groups())
                .extracting(IndicatorGroup::code)
                .containsExactly("PA", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "PT");
        assertThat(point.indicators()).hasSize(26);
        assertThat(point.ref()).isEqualTo("point@1");
        assertThat(point.digest()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            weight: 20 | weight: 21 | groups[PA] weighs 21, its indicators add up to 20
            weight: 8 | weight: 9 | add up to
            function: LIN | function: LINE | unknown function 'LINE'
            measure: recorded-same-day | measure: recorded-some-day | unknown measure 'recorded-some-day'
            measure: recorded-same-day | measure: publicity | cannot use LIN for the measure publicity
            target: 95 | target: 950 | 'target: 950', wanted is a number from 0.01 to 100
            p0: 0.9 | p0: 1.9 | 'p0: 1.9'
            code: P1b | code: [P1b] | code
            code: P1b | code: P1a | two of the code P1a
            version: 1 | version: one | 'version: one', wanted is a whole number
            version: 1 | version: 1\\nwieght: 3 | unknown field 'wieght'
            kind: POINT | kind: VILLAGE | wanted is one of
            until: "2026-04-14" | until: "2026-04-13" | gap or an overlap in D2
            item: OFFICER, | | lacks 'item'
            kind: MEDIA | kind: CITY | has two of the code CITY
            kind: MEDIA | kind: FALSE_CLOSURE | FALSE_CLOSURE is no kind of bonus
            from: 80 | from: 95 | 'grades' out of order
            id: point | id: point\\nid: point | is not YAML
            validFrom: "2024-01-01" | validFrom: "2024-13-01" | wanted is a date
            """)
    void refusesAndSaysWhere(String right, @Nullable String wrong, String why) {
        var spoilt = file("point-1")
                .replaceFirst(
                        Pattern.quote(right),
                        Matcher.quoteReplacement(wrong == null ? "" : wrong.replace("\\n", "\n")));
        assertThatThrownBy(() -> SchemeReader.read("point-9", spoilt))
                .isInstanceOf(SchemeRefused.class)
                .hasMessageStartingWith("Scheme file point-9: ")
                .hasMessageContaining(why);
    }
}
