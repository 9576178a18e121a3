package org.steelyard.keycloak;

import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.contracts.Role;
import org.steelyard.platform.PlatformAutoConfiguration;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.Problems;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.WebSettings;

/** What every service has at its door, the platform's own check of tokens, and one ledger behind it. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {PlatformAutoConfiguration.class, KafkaAutoConfiguration.class, MongoAutoConfiguration.class})
@ComponentScan(basePackageClasses = {Caller.class, Problems.class, WebSettings.class})
class ServiceDoor {

    /** Read by those who keep it and those who look after them. */
    @RestController
    static class Ledger {

        @GetMapping("/api/complaints/caller")
        Caller caller(Caller caller) {
            return caller;
        }

        /** Which token was brought here. */
        @GetMapping("/api/complaints/token")
        String token(@AuthenticationPrincipal Jwt token) {
            return Objects.requireNonNull(token.getId());
        }

        @GetMapping("/api/complaints/of/{point}")
        String ledger(@PathVariable String point, Caller caller) {
            caller.require(Role.POINT_OFFICER, Role.COUNTY_REGULATOR);
            if (!caller.covers(List.of(World.COUNTY, World.STATION, point))) {
                throw new NotAllowed();
            }
            return "the ledger of " + point;
        }
    }
}
