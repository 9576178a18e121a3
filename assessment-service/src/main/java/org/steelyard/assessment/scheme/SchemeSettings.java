package org.steelyard.assessment.scheme;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where schemes come from.
 *
 * @param locations patterns of scheme files; a county adds its own directory
 */
@ConfigurationProperties("steelyard.schemes")
public record SchemeSettings(
        @DefaultValue("classpath*:/schemes/*.yaml") List<String> locations) {
    public SchemeSettings {
        locations = List.copyOf(locations);
    }
}
