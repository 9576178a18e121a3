package org.steelyard.broken.model;

import org.springframework.kafka.annotation.KafkaListener;

/** Breaks: listeners in kafka packages only. */
class HearsKafka {
    @KafkaListener(topics = "any")
    void on(String event) {}
}
