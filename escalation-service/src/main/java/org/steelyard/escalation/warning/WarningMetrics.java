package org.steelyard.escalation.warning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/** Counts now and then how many units have still to pass warnings on; every replica tells the same number. */
@Component
class WarningMetrics {

    private static final Logger log = LoggerFactory.getLogger(WarningMetrics.class);
    private static final int MOST = 200;

    private final Warnings warnings;
    private final WarningSettings settings;
    private final Clock clock;
    private final Map<RelayState, Long> standing = new ConcurrentHashMap<>();

    WarningMetrics(Warnings warnings, WarningSettings settings, Clock clock, MeterRegistry meters) {
        this.warnings = warnings;
        this.settings = settings;
        this.clock = clock;
        gauge(meters, "steelyard.warnings.open", "Relays not made yet, in time", RelayState.DUE);
        gauge(meters, "steelyard.warnings.overdue", "Relays not made within L5", RelayState.OVERDUE);
    }

    private void gauge(MeterRegistry meters, String name, String description, RelayState state) {
        Gauge.builder(name, standing, counted -> counted.getOrDefault(state, 0L))
                .description(description)
                .register(meters);
    }

    @Scheduled(fixedDelayString = "${steelyard.warnings.watch-interval:60s}")
    void count() {
        try {
            var now = clock.instant();
            var recent = warnings.since(now.minus(settings.watchWindow()), MOST);
            var relays = warnings.relays(recent);
            var counts = recent.stream()
                    .map(warning -> WarningStanding.of(warning, warning.county(), relays, now)
                            .counts())
                    .toList();
            for (var state : RelayState.values()) {
                standing.put(
                        state,
                        counts.stream()
                                .mapToLong(count -> count.getOrDefault(state, 0L))
                                .sum());
            }
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, e.getClass().getSimpleName())
                    .log("Warnings not counted, tried again after the next interval");
        }
    }
}
