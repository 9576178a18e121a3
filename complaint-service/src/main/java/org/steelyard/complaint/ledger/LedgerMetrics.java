package org.steelyard.complaint.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Category;

/** Counts what happens in the ledgers; labels are coded and few. */
@Component
class LedgerMetrics {

    private final MeterRegistry meters;

    LedgerMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void received(Category category) {
        meters.counter("steelyard.complaints.received", "category", label(category))
                .increment();
    }

    void step(StepType type) {
        meters.counter("steelyard.complaints.steps", "type", label(type)).increment();
    }

    void refused(StepType type) {
        meters.counter("steelyard.complaints.refused", "type", label(type)).increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
