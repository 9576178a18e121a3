package org.steelyard.complaint.chain;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.UnitRef;
import org.steelyard.proof.Link;

/**
 * Where the chain of a unit ends, or ended a moment ago: what follows is found by going on from here.
 *
 * @param code the unit's code
 * @param unit its place in the network as last told
 * @param position how many links there are
 * @param hash the last link's
 * @param at when it was made
 */
@Document("ledgerChains")
record ChainHead(@Id String code, UnitRef unit, long position, String hash, Instant at) {

    static ChainHead before(UnitRef unit) {
        return new ChainHead(unit.code(), unit, 0, Link.NONE, Instant.EPOCH);
    }

    ChainHead at(Link link) {
        return new ChainHead(code, unit, link.position(), link.hash(), link.at());
    }
}
