package org.steelyard.testkit.sample.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.DutyEvent;

@Component
public class SheetListener {
    private final List<DutyEvent> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger triesOfTheStubborn = new AtomicInteger();

    @KafkaListener(topics = DutyEvent.TOPIC)
    void on(DutyEvent event) {
        if (event.subject().equals("stubborn")) {
            triesOfTheStubborn.incrementAndGet();
            throw new IllegalStateException("will never work");
        }
        if (event.subject().equals("broken")) {
            throw new IllegalStateException("示例甲, 130 0000 0001"); // as exceptions quote what they stumble over
        }
        heard.add(event);
    }

    /** Each fact once: telling one twice is allowed, and no second effect. */
    public List<DutyEvent> heard(String subject) {
        return heard.stream()
                .filter(event -> event.subject().equals(subject))
                .distinct()
                .toList();
    }

    public int triesOfTheStubborn() {
        return triesOfTheStubborn.get();
    }
}
