package org.steelyard.complaint.deadline;

import java.util.Objects;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/** Finds where in its file a rule of the table is written, so that a refusal can say the line. */
class RuleOrigins {

    private final Environment environment;

    RuleOrigins(Environment environment) {
        this.environment = environment;
    }

    /** File and line of the limit of the rule at this place of the table. */
    String of(int index) {
        var name = "steelyard.deadlines.rules[" + index + "].limit";
        if (environment instanceof ConfigurableEnvironment configurable) {
            return configurable.getPropertySources().stream()
                    .map(source -> OriginLookup.getOrigin(source, name))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(Origin::toString)
                    .orElse(name);
        }
        return name;
    }
}
