package org.steelyard.assessment.scheme;

/** A scheme file that must not be used, and why. */
public class SchemeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemeRefused(String file, String why) {
        super("Scheme file " + file + ": " + why);
    }
}
