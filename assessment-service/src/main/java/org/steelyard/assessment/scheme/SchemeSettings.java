package org.steelyard.assessment.scheme;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where schemes come from.
 *
 * @param locations patterns of scheme files; a county adds its own directory
 * @param lookEvery how often a process looks for versions that another one published, and so how long two may differ
 */
@ConfigurationProperties("steelyard.schemes")
public record SchemeSettings(
        @DefaultValue("classpath*:/schemes/*.yaml") List<String> locations,
        @DefaultValue("1s") Duration lookEvery) {
    public SchemeSettings {
        locations = List.copyOf(locations);
    }
}
