package org.steelyard.complaint.chain;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Aggregate;
import org.steelyard.platform.outbox.Witness;
import org.steelyard.platform.web.Moment;

/** Tells of every write in a ledger, in the same document write. */
@Component
class LedgerWitness implements Witness {

    /** Not the service itself: these facts count writes, its own count what happened. */
    private static final String SOURCE = "complaint-ledger";

    private final Clock clock;

    LedgerWitness(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean watches(Class<? extends Aggregate> type) {
        return ChainedEntry.class.isAssignableFrom(type);
    }

    @Override
    public Event tell(Aggregate aggregate, long revision, @Nullable String before, String after) {
        var entry = (ChainedEntry) aggregate;
        var now = Moment.now(clock.instant()).recordedAt();
        var origin =
                new Origin(SOURCE, aggregate.id(), revision + 1, now, now, entry.unit(), Role.SYSTEM, Channel.SYSTEM);
        return new LedgerWritten(origin, entry.nameInLedger(), entry.ledgerYear(), before, after);
    }
}
