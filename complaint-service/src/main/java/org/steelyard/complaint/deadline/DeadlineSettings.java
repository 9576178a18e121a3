package org.steelyard.complaint.deadline;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The table of limits, see {@code deadlines.yaml}.
 *
 * @param rules all versions of all rules
 */
@ConfigurationProperties("steelyard.deadlines")
record DeadlineSettings(List<DeadlineRule> rules) {}
