package org.steelyard.training.session;

/** How it is known that somebody was there. */
public enum SignInMeans {
    /** The trainer entered it. */
    ROSTER,
    /** The officer gave the code shown in the room. */
    CODE
}
