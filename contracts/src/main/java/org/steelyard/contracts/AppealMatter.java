package org.steelyard.contracts;

/** What an appeal is against. */
public enum AppealMatter {
    SCORE,
    VETO
}
