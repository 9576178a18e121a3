package org.steelyard.complaint.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.EscalationEvent.ReferralEvent;
import org.steelyard.contracts.EventCatalogue;
import org.steelyard.platform.telemetry.LogKeys;

/** Counts and logs what happens in the ledgers; labels are coded and few, and no person is in them. */
@Component
class LedgerTelemetry {

    private static final Logger log = LoggerFactory.getLogger(LedgerTelemetry.class);

    private final MeterRegistry meters;

    LedgerTelemetry(MeterRegistry meters) {
        this.meters = meters;
    }

    void received(Complaint complaint) {
        meters.counter(
                        "steelyard.complaints.received",
                        "category",
                        label(complaint.entry().category()))
                .increment();
        step(complaint, StepType.RECEPTION);
    }

    void step(Complaint complaint, StepType type) {
        meters.counter("steelyard.complaints.steps", "type", label(type)).increment();
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, complaint.id())
                .addKeyValue(LogKeys.UNIT, complaint.unit().code())
                .addKeyValue(LogKeys.TYPE, type)
                .log("Step taken");
    }

    void refused(StepType type) {
        meters.counter("steelyard.complaints.refused", "type", label(type)).increment();
    }

    void heard(Complaint complaint, ReferralEvent fact) {
        log.atInfo()
                .addKeyValue(LogKeys.SUBJECT, complaint.id())
                .addKeyValue(LogKeys.UNIT, complaint.unit().code())
                .addKeyValue(LogKeys.TYPE, EventCatalogue.typeOf(fact.getClass()))
                .log("Referral followed");
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
