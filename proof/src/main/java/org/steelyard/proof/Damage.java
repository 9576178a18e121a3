package org.steelyard.proof;

/** What can be wrong with a ledger. */
public enum Damage {
    /** Something says other than it did when it was written. */
    ALTERED,
    /** Something that was written is not there. */
    MISSING,
    /** Something stands in another place than it was written in. */
    REORDERED,
    /** Something is there that the chain knows nothing of. */
    ADDED,
    /** What followed was cut off. */
    CUT_OFF,
    /** The chain itself was made anew and no longer leads to what was anchored. */
    REWRITTEN,
    /** An anchor cannot be trusted, so it proves nothing. */
    ANCHOR_UNTRUSTED
}
