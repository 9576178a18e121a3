package org.steelyard.training.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How officers sign in by the code shown in the room.
 *
 * @param step how long a code is shown; it is taken for one step more, for those who type slowly
 * @param attempts codes one officer may try in one session
 * @param link what the square code holds, the console's page to sign in: {@code {session}} and {@code {code}} stand for
 *     the two. Behind a {@code #} the code is sent to no server, and stands in no log.
 */
@Validated
@ConfigurationProperties("steelyard.training.sign-in")
record SignInSettings(
        @NotNull @DefaultValue("30s") Duration step,
        @Min(1) @Max(100) @DefaultValue("5") int attempts,

        @NotNull @DefaultValue("http://127.0.0.1:8080/desk/sign-in/{session}#{code}")
        String link) {

    SignInSettings {
        if (step.toSeconds() < 10 || step.toSeconds() > 300) {
            throw new IllegalArgumentException("steelyard.training.sign-in.step must be between 10s and 300s");
        }
    }

    String link(String session, String code) {
        return link.replace("{session}", session).replace("{code}", code);
    }
}
