package org.steelyard.complaint.chain;

import java.io.IOException;

/** Takes the lines of an export. */
@FunctionalInterface
public interface LedgerLines {

    /** The next line, without its end. */
    void line(byte[] line) throws IOException;
}
