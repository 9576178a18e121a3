package org.steelyard.platform.outbox;

import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.Event;

/** Has every write of some aggregates told as a fact of its own, saved and relayed with it. */
public interface Witness {

    /** Whether writes of this kind of aggregate are told. */
    boolean watches(Class<? extends Aggregate> type);

    /**
     * The fact that tells of a write.
     *
     * @param aggregate what was written
     * @param revision which it now is, 0 for the first
     * @param before the digest of the document this write found, none if it is the first
     * @param after the digest of the document it leaves
     */
    Event tell(Aggregate aggregate, long revision, @Nullable String before, String after);
}
