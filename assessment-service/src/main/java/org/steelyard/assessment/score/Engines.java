package org.steelyard.assessment.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.platform.outbox.Aggregate;

/** Which run of the scoring stage is live, and which is being rebuilt beside it: one document that all processes go by. */
@Document("scoring-engines")
class Engines extends Aggregate {

    static final String ID = "engines";

    private int live;
    private boolean speaking = true;
    private @Nullable Integer previous;
    private @Nullable Integer rebuild;
    private @Nullable Instant startedAt;
    private int last;

    Engines(String id) {
        super(id);
    }

    ScoringEngines.State state() {
        return new ScoringEngines.State(revision(), live, speaking, previous, rebuild, startedAt);
    }

    /** Starts a rebuild beside the live engine; its number was never used. */
    void start(Instant now) {
        if (rebuild != null || previous != null || !speaking) {
            throw new RebuildRefused("rebuild-there", String.valueOf(rebuild == null ? previous : rebuild));
        }
        rebuild = ++last;
        startedAt = now;
    }

    /** The rebuilt engine becomes live; it tells nothing before the one before it has stopped. */
    void switchTo(int number) {
        require(number, rebuild);
        previous = live;
        live = number;
        speaking = false;
        rebuild = null;
        startedAt = null;
    }

    void speak(int number) {
        if (live == number) {
            speaking = true;
        }
    }

    /** Gives up a rebuild, or what was live before. */
    void drop(int number) {
        if (rebuild != null && rebuild == number) {
            rebuild = null;
            startedAt = null;
            return;
        }
        require(number, previous);
        if (!speaking) {
            throw new RebuildRefused("rebuild-handing-over", Integer.toString(number));
        }
        previous = null;
    }

    private static void require(int number, @Nullable Integer wanted) {
        if (wanted == null || wanted != number) {
            throw new RebuildRefused("rebuild-not-there", Integer.toString(number));
        }
    }
}
