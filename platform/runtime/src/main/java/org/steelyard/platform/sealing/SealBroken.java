package org.steelyard.platform.sealing;

/** A stored record does not open: it was altered, moved, or sealed under a key that is not here. */
public class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String collection;
    private final String id;

    SealBroken(String collection, String id, String why) {
        super("Record " + id + " in " + collection + " does not open: " + why);
        this.collection = collection;
        this.id = id;
    }

    /** Where the record is. */
    public String collection() {
        return collection;
    }

    /** Which record it is. */
    public String id() {
        return id;
    }
}
