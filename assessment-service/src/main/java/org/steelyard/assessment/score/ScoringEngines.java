package org.steelyard.assessment.score;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;

/** The runs of the scoring stage, by number: 0 is the first, each rebuild takes the next. */
@Component
public class ScoringEngines {

    private static final State FIRST = new State(0, 0, true, null, null, null);

    private final MongoOperations mongo;
    private final Outbox outbox;
    private final ScoringSettings settings;
    private final Clock clock;

    ScoringEngines(MongoOperations mongo, Outbox outbox, ScoringSettings settings, Clock clock) {
        this.mongo = mongo;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What runs.
     *
     * @param live whose scores are read
     * @param speaking whether it tells score-events; not between a switch and the end of the one before it
     * @param previous that was live before and has not been dropped
     * @param rebuild that is being built
     */
    public record State(
            long revision,
            int live,
            boolean speaking,
            @Nullable Integer previous,
            @Nullable Integer rebuild,
            @Nullable Instant startedAt) {}

    public State state() {
        var found = mongo.findById(Engines.ID, Engines.class);
        return found == null ? FIRST : found.state();
    }

    /** The Kafka Streams application of an engine. */
    public String applicationId(int number) {
        return number == 0 ? settings.applicationId() : settings.applicationId() + "-rebuild-" + number;
    }

    /** The collection an engine's scores are kept in. */
    public String collection(int number) {
        return number == 0 ? "scores" : "scores-rebuild-" + number;
    }

    public State start(Conditions conditions) {
        return change(conditions, engines -> engines.start(clock.instant()));
    }

    public State switchTo(int number, Conditions conditions) {
        return change(conditions, engines -> engines.switchTo(number));
    }

    /** From here on the live engine tells what moves. */
    public State speak(int number) {
        return change(Conditions.NONE, engines -> engines.speak(number));
    }

    public State drop(int number, Conditions conditions) {
        return change(conditions, engines -> engines.drop(number));
    }

    private State change(Conditions conditions, java.util.function.Consumer<Engines> how) {
        if (mongo.findById(Engines.ID, Engines.class) == null) {
            var unused = outbox.create(new Engines(Engines.ID), Conditions.NONE);
        }
        return outbox.changeTelling(
                        () -> java.util.Objects.requireNonNull(mongo.findById(Engines.ID, Engines.class)),
                        conditions,
                        engines -> {
                            how.accept(engines);
                            return List.of();
                        })
                .state();
    }
}
