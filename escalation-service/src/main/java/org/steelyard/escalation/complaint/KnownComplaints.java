package org.steelyard.escalation.complaint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** The complaints this service has heard of. */
@Component
public class KnownComplaints {

    private static final int ATTEMPTS = 10;

    private final MongoOperations mongo;

    KnownComplaints(MongoOperations mongo) {
        this.mongo = mongo;
    }

    public Optional<KnownComplaint> find(String id) {
        return Optional.ofNullable(mongo.findById(id, KnownComplaint.class));
    }

    /** Learns of a complaint and, if a rule made one, its referral; heard again, it changes nothing. */
    public void received(ComplaintFacts facts, long sequence, @Nullable String referral) {
        try {
            var unused = mongo.insert(new KnownComplaint(facts.complaint(), null, facts, sequence, true, referral));
        } catch (DuplicateKeyException known) {
            // heard before
        }
    }

    /** Learns of a later fact, unless something newer is known; answers the complaint, none if it is not known. */
    public Optional<KnownComplaint> later(String id, long sequence, boolean stillOpen) {
        for (int attempt = 1; ; attempt++) {
            var known = mongo.findById(id, KnownComplaint.class);
            if (known == null || known.sequence() >= sequence) {
                return Optional.ofNullable(known);
            }
            try {
                return Optional.of(mongo.save(known.after(sequence, stillOpen)));
            } catch (OptimisticLockingFailureException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }

    /**
     * Puts down which referral is about to be begun, so that at most one is open at a time. The referral itself is
     * written next; whoever finds one put down but not written may write it under that id.
     *
     * @return false if somebody else changed the complaint since it was read
     */
    public boolean reserve(KnownComplaint complaint, String referral) {
        try {
            var unused = mongo.save(complaint.referredBy(referral));
            return true;
        } catch (OptimisticLockingFailureException overtaken) {
            return false;
        }
    }
}
