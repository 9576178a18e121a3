package org.steelyard.complaint.deadline;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The table of limits, see {@code deadlines.yaml}, and when a case begins to show.
 *
 * @param rules all versions of all rules
 * @param amber working days left at which a case is shown amber
 * @param red working days left at which it is shown red
 */
@ConfigurationProperties("steelyard.deadlines")
record DeadlineSettings(
        List<DeadlineRule> rules,
        @DefaultValue("5") int amber,
        @DefaultValue("2") int red) {

    DeadlineSettings {
        if (red < 0 || amber < red) {
            throw new IllegalArgumentException(
                    "steelyard.deadlines: amber and red are working days left, and red comes after amber");
        }
    }
}
