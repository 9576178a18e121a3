package org.steelyard.training.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInCodesTests {

    private static final Instant MONDAY = Instant.parse("2026-05-11T01:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(30);

    private final SignInCodes codes = new SignInCodes(new SignInSettings(STEP, 5, "s={session}&c={code}"));
    private final String secret = codes.newSecret();

    @Test
    void areTakenInTheirStepAndTheNextAndNoLonger() {
        var shown = codes.at("s-1", secret, MONDAY.plusSeconds(7));

        assertThat(shown.code()).matches("\\d{6}");
        assertThat(shown.validUntil()).isEqualTo(MONDAY.plusSeconds(30));
        assertThat(shown.link()).isEqualTo("s=s-1&c=" + shown.code());
        assertThat(codes.accepts("s-1", secret, shown.code(), MONDAY)).isTrue();
        assertThat(codes.accepts("s-1", secret, shown.code(), MONDAY.plusSeconds(59)))
                .isTrue();
        assertThat(codes.accepts("s-1", secret, shown.code(), MONDAY.plusSeconds(60)))
                .isFalse();
        assertThat(codes.accepts("s-1", secret, shown.code(), MONDAY.minusSeconds(1)))
                .isFalse();
    }

    @Test
    void belongToOneSessionAndSecret() {
        var code = codes.at("s-1", secret, MONDAY).code();
        var others = IntStream.range(0, 20)
                .filter(number -> codes.accepts("s-" + (number + 2), secret, code, MONDAY)
                        || codes.accepts("s-1", codes.newSecret(), code, MONDAY))
                .count();

        assertThat(others).isLessThan(3); // one of a million each, so none but by a miracle
    }

    @Test
    void areShownForSomeSecondsAndNotForAnHour() {
        assertThatThrownBy(() -> new SignInSettings(Duration.ofHours(1), 5, "")).isInstanceOf(RuntimeException.class);
    }
}
