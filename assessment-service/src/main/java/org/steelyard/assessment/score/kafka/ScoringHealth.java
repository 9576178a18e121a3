package org.steelyard.assessment.score.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether scores move. */
@Component
class ScoringHealth implements HealthIndicator {

    private final ScoringStream stream;

    ScoringHealth(ScoringStream stream) {
        this.stream = stream;
    }

    @Override
    public Health health() {
        return stream.isScoring() ? Health.up().build() : Health.down().build();
    }
}
