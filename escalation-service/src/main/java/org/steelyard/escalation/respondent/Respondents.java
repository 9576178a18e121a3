package org.steelyard.escalation.respondent;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** All respondents somebody complained of; changed by guarded writes, for units all over the county may do so at once. */
@Component
public class Respondents {

    private static final int ATTEMPTS = 50;

    private final MongoOperations mongo;

    Respondents(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Enters a complaint; again, it changes nothing. */
    public Respondent enter(
            String county,
            String key,
            String complaint,
            LocalDate receivedOn,
            int complainants,
            int atLeast,
            int withinDays) {
        return change(
                Respondent.idOf(county, key),
                found -> found.enter(complaint, receivedOn, complainants, atLeast, withinDays));
    }

    /** Takes a complaint out that turned out to be against somebody else; what was linked stays. */
    public void leave(String county, String key, String complaint) {
        var unused = change(Respondent.idOf(county, key), found -> found.without(complaint));
    }

    /** Notes that linked complaints were referred, or needed it no more. */
    public void referred(Respondent respondent, List<String> complaints) {
        if (!complaints.isEmpty()) {
            var unused = change(respondent.id(), found -> found.referred(complaints));
        }
    }

    private Respondent change(String id, UnaryOperator<Respondent> change) {
        for (int attempt = 1; ; attempt++) {
            var found = mongo.findById(id, Respondent.class);
            var known = found == null ? Respondent.nobodyKnows(id) : found;
            var changed = change.apply(known);
            if (changed.equals(known)) {
                return known;
            }
            try {
                return known.version() == null ? mongo.insert(changed) : mongo.save(changed);
            } catch (OptimisticLockingFailureException | DuplicateKeyException overtaken) {
                if (attempt == ATTEMPTS) {
                    throw overtaken;
                }
            }
        }
    }
}
