package org.steelyard.platform.outbox;

import org.steelyard.contracts.Event;

/** Puts right what a service keeps beside its aggregates, when its store is older than what it has told. */
public interface Mender {

    /**
     * Hears a fact, whoever told it, about something of which the store knows too little; those of a key come in their
     * order. A mending that was broken off begins anew.
     */
    void mend(Event fact);
}
