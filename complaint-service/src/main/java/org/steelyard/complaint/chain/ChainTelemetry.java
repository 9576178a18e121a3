package org.steelyard.complaint.chain;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.steelyard.proof.Link;

/** Measures how far the chains have come and how far they are behind. */
@Component
class ChainTelemetry {

    private final AtomicLong longest = new AtomicLong();
    private final Counter links;
    private final Counter anchors;
    private final Counter filesFailed;
    private final Timer lag;

    ChainTelemetry(MeterRegistry meters) {
        links = Counter.builder("steelyard.chain.links")
                .description("Links tied")
                .register(meters);
        anchors = Counter.builder("steelyard.chain.anchors")
                .description("Anchors written")
                .register(meters);
        filesFailed = Counter.builder("steelyard.chain.anchor.files.failed")
                .description("Anchor files that could not be put where they belong")
                .register(meters);
        lag = Timer.builder("steelyard.chain.lag")
                .description("From the write in a ledger to its link")
                .register(meters);
        Gauge.builder("steelyard.chain.longest", longest, AtomicLong::get)
                .description("Links of the longest chain this process has tied")
                .register(meters);
    }

    void tied(Link link, Duration behind) {
        links.increment();
        lag.record(behind.isNegative() ? Duration.ZERO : behind);
        longest.accumulateAndGet(link.position(), Math::max);
    }

    void anchored() {
        anchors.increment();
    }

    void fileFailed() {
        filesFailed.increment();
    }
}
