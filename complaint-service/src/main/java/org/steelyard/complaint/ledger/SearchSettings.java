package org.steelyard.complaint.ledger;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of searching.
 *
 * @param longest characters of a word searched for, at most
 * @param compared complaints compared in clear for one page, at most; the page then ends early and says where to go on
 */
@ConfigurationProperties("steelyard.search")
record SearchSettings(
        @DefaultValue("50") int longest,
        @DefaultValue("1000") int compared) {}
