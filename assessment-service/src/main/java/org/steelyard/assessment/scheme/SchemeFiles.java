package org.steelyard.assessment.scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Loads every scheme file there is; one that must not be used keeps the service from starting, and it says why. */
@Configuration(proxyBeanMethods = false)
class SchemeFiles {

    @Bean
    Schemes schemes(SchemeSettings settings, ResourcePatternResolver resources) {
        var all = new ArrayList<Scheme>();
        try {
            for (var location : settings.locations()) {
                for (var file : resources.getResources(location)) {
                    try (var in = file.getInputStream()) {
                        all.add(SchemeReader.read(String.valueOf(file.getFilename()), in));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (all.isEmpty()) {
            throw new IllegalStateException("No scheme file in " + settings.locations());
        }
        return new Schemes(all);
    }
}
