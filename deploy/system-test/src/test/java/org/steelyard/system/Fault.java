package org.steelyard.system;

import java.util.Set;

/**
 * Something that goes wrong, and the alerts that are for it.
 *
 * @param what in words
 * @param alerts those it has to raise
 * @param cause makes it go wrong
 * @param keptUp what has to go on meanwhile for it to be noticed, done again and again
 * @param mend puts it right
 */
record Fault(String what, Set<String> alerts, Act cause, Act keptUp, Act mend) {

    private static final Act NOTHING = () -> {};

    /** What is done. */
    interface Act {
        void run() throws Exception;
    }

    static Fault raising(String what, String... alerts) {
        return new Fault(what, Set.of(alerts), NOTHING, NOTHING, NOTHING);
    }

    Fault causedBy(Act act) {
        return new Fault(what, alerts, act, keptUp, mend);
    }

    Fault keptUpBy(Act act) {
        return new Fault(what, alerts, cause, act, mend);
    }

    Fault mendedBy(Act act) {
        return new Fault(what, alerts, cause, keptUp, act);
    }
}
