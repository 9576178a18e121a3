package org.steelyard.assessment.scheme;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.platform.telemetry.LogKeys;

/**
 * The versions people published, in the store. Every process reads them before it scores anything and then looks again
 * each second, so that two of them score by different versions for no longer than that.
 */
@Component
class PublishedSchemes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublishedSchemes.class);

    private final MongoOperations mongo;
    private final Schemes schemes;
    private final SchemeSettings settings;
    private final Counter failures;
    private @Nullable ScheduledExecutorService looking;

    PublishedSchemes(MongoOperations mongo, Schemes schemes, SchemeSettings settings, MeterRegistry meters) {
        this.mongo = mongo;
        this.schemes = schemes;
        this.settings = settings;
        this.failures = Counter.builder("steelyard.schemes.failures")
                .description("Times published scheme versions could not be read")
                .register(meters);
    }

    /** Whether a version was ever published, by a person or with a file. */
    boolean has(String ref) {
        return mongo.findById(ref, PublishedScheme.class) != null;
    }

    /** The text of a version that a person published. */
    Optional<String> text(String ref) {
        return Optional.ofNullable(mongo.findById(ref, PublishedScheme.class)).map(PublishedScheme::text);
    }

    /** Takes in what is new in the store. */
    void look() {
        var query = Query.query(Criteria.where("text").exists(true));
        query.fields().include("_id");
        var refs = mongo.findDistinct(query, "_id", PublishedScheme.class, String.class);
        for (var ref : List.copyOf(refs)) {
            var found = schemes.byRef(ref).isPresent() ? null : mongo.findById(ref, PublishedScheme.class);
            if (found != null && found.text() instanceof String text) {
                schemes.learn(SchemeReader.read(ref, text), found.since());
                log.atInfo().addKeyValue(LogKeys.SUBJECT, ref).log("Scheme version taken in");
            }
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException failure) {
            failures.increment(); // the store is away, or a newer release's version is not readable here: try again
            log.atWarn()
                    .addKeyValue(LogKeys.CAUSE, failure.getClass().getSimpleName())
                    .log("Published schemes not read");
        }
    }

    @Override
    public void start() {
        look();
        looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("schemes").daemon().factory());
        var millis = settings.lookEvery().toMillis();
        var unused = looking.scheduleWithFixedDelay(this::lookAgain, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.shutdownNow();
            looking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    /** Before anything is scored. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE / 2 + 1;
    }
}
