package org.steelyard.complaint.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.network.Network;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.proof.Anchor;
import org.steelyard.proof.LedgerCheck;
import org.steelyard.proof.Report;

/** What lets anybody see that a ledger was not altered. */
@Service
public class LedgerProof {

    private static final Role[] READERS = {Role.AUDITOR, Role.COUNTY_REGULATOR, Role.STATION_OFFICER, Role.POINT_OFFICER
    };

    private final MongoOperations mongo;
    private final Network network;
    private final LedgerChain chain;
    private final EntryDocuments documents;
    private final AnchorKeys keys;
    private final ChainSettings settings;
    private final Clock clock;

    LedgerProof(
            MongoOperations mongo,
            Network network,
            LedgerChain chain,
            EntryDocuments documents,
            AnchorKeys keys,
            ChainSettings settings,
            Clock clock) {
        this.mongo = mongo;
        this.network = network;
        this.chain = chain;
        this.documents = documents;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses a caller who may not have the proof of a unit's ledger. */
    public void require(String unit, Caller caller) {
        caller.require(READERS);
        var known = network.unit(unit);
        if (known == null || !caller.covers(known.unit())) {
            throw new NotFound("unit", unit);
        }
    }

    /** Takes an export of a unit's ledger: entries as they are stored, the whole chain, and its anchors. */
    public void export(String unit, @Nullable Integer year, LedgerLines out) throws IOException {
        new ExportRun(chain, documents, settings, clock, unit, year, out).take(anchors(unit));
    }

    /** Checks a unit's ledger as it now lies in the store. */
    public Report check(String unit, @Nullable Integer year) {
        var length = chain.length(unit);
        if (length > settings.checkedLinks()) {
            throw new LedgerTooLong(length, settings.checkedLinks());
        }
        var check = new LedgerCheck(List.of(), keys.counted());
        try {
            export(unit, year, check::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return check.finish();
    }

    private List<Anchor> anchors(String unit) {
        return mongo
                .find(Query.query(Criteria.where("unit.code").is(unit)).with(Sort.by("_id")), LedgerAnchor.class)
                .stream()
                .map(LedgerAnchor::anchor)
                .toList();
    }
}
