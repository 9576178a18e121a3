package org.steelyard.complaint.chain;

import org.steelyard.contracts.UnitRef;

/** An entry of a unit's ledger: whatever aggregate is one, each write of it becomes a link of the unit's chain. */
public interface ChainedEntry {

    /** The unit in whose ledger it stands. */
    UnitRef unit();

    /** What it is called in the ledger, such as its number; never a name of a person. */
    String nameInLedger();

    /** The year of the ledger it stands in, as its number says: {@code <unitCode>-<year>-<digits>}. */
    default int ledgerYear() {
        var number = nameInLedger();
        var end = number.lastIndexOf('-');
        return Integer.parseInt(number.substring(number.lastIndexOf('-', end - 1) + 1, end));
    }
}
