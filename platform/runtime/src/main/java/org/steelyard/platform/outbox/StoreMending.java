package org.steelyard.platform.outbox;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Event;
import org.steelyard.platform.event.EventCodec;
import org.steelyard.platform.event.PoisonRecord;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * Lets an older store go on beside a newer log. What was written in between is gone but for its facts, which hold no
 * personal data. Each subject goes on after the last number that was told of it, and what is lost is named in the log
 * lines, so that people can enter it, or do it, again.
 */
@Component
class StoreMending {

    private static final Logger log = LoggerFactory.getLogger(StoreMending.class);

    private final ToldFacts facts;
    private final Aggregates aggregates;
    private final EventCodec codec;
    private final ObjectProvider<Mender> menders;

    StoreMending(ToldFacts facts, Aggregates aggregates, EventCodec codec, ObjectProvider<Mender> menders) {
        this.facts = facts;
        this.aggregates = aggregates;
        this.codec = codec;
        this.menders = menders;
    }

    void mend() {
        var told = facts.lastOfOwn(Long.MAX_VALUE);
        var known = aggregates.sequences(told.stream().map(Told::subject).toList());
        var behind = told.stream()
                .filter(one -> known.getOrDefault(one.subject(), 0L) < one.sequence())
                .collect(Collectors.toMap(Told::subject, one -> one));
        facts.read(Long.MAX_VALUE, record -> {
            if (behind.containsKey(Told.of(record).subject())) {
                fact(record).ifPresent(fact -> menders.forEach(mender -> mender.mend(fact)));
            }
        });
        behind.values().forEach(one -> goOn(one, known.getOrDefault(one.subject(), 0L)));
    }

    private Optional<Event> fact(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(codec.read(record.headers(), record.value()));
        } catch (PoisonRecord e) {
            return Optional.empty(); // it was put aside when it came, or is of a version that knows more
        }
    }

    private void goOn(Told told, long known) {
        aggregates.goOnAfter(told.subject(), told.sequence());
        log.atWarn()
                .addKeyValue(LogKeys.SUBJECT, told.subject())
                .addKeyValue(LogKeys.TYPE, told.type())
                .addKeyValue(LogKeys.SEQUENCE, told.sequence())
                .addKeyValue(LogKeys.COUNT, told.sequence() - known)
                .log("Known by its facts alone");
    }
}
