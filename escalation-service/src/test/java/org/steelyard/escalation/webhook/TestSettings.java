package org.steelyard.escalation.webhook;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as the service would have them. */
final class TestSettings {

    private TestSettings() {}

    static WebhookSettings defaults() {
        return with(Map.of());
    }

    static WebhookSettings with(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("steelyard.webhooks", WebhookSettings.class);
    }
}
