package org.steelyard.training.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much training is due.
 *
 * @param yearlyQuota valid completions of different modules due per person and year
 */
@ConfigurationProperties("steelyard.training")
record QuotaSettings(@DefaultValue("2") int yearlyQuota) {}
