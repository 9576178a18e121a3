package org.steelyard.escalation.warning;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** What may be asked about a warning without being anybody. */
@Component
public class WarningLookup {

    private final Warnings warnings;

    WarningLookup(Warnings warnings) {
        this.warnings = warnings;
    }

    /** The warning; it is there before anybody hears of it. */
    public Optional<Warning> find(String id) {
        return warnings.find(id);
    }
}
