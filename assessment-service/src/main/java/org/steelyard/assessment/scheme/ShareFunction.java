package org.steelyard.assessment.scheme;

/** How a measure becomes a share, 0 to 1, of an indicator's weight. */
public sealed interface ShareFunction {

    /** The name in a scheme file. */
    String name();

    /** A function of a rate that is already shrunk. */
    sealed interface OfRate extends ShareFunction {
        Ratio share(Ratio rate);
    }

    /** Passed of all items; one item here, so nothing or all. */
    record Check() implements ShareFunction {
        @Override
        public String name() {
            return "CHECK";
        }
    }

    /** The rate itself. */
    record Lin() implements OfRate {
        @Override
        public String name() {
            return "LIN";
        }

        @Override
        public Ratio share(Ratio rate) {
            return rate;
        }
    }

    /**
     * Full from the target on, losing {@code slope} for each percentage point below it, never under the floor.
     *
     * @param target in percent
     * @param slope share lost per percentage point
     * @param floor the least share
     */
    record Thr(Ratio target, Ratio slope, Ratio floor) implements OfRate {
        private static final Ratio HUNDRED = Ratio.of(100);

        @Override
        public String name() {
            return "THR";
        }

        @Override
        public Ratio share(Ratio rate) {
            var missing = target.minus(HUNDRED.times(rate)).max(Ratio.ZERO);
            return Ratio.ONE.minus(slope.times(missing)).max(floor);
        }
    }

    /**
     * What was done of what is due by now.
     *
     * @param perYear how many a whole year wants
     */
    record Quota(int perYear) implements ShareFunction {
        @Override
        public String name() {
            return "QUOTA";
        }

        /** The share for so many due and done; nothing due and nothing done is for the caller to leave out. */
        public Ratio share(int done, int due) {
            return due == 0 ? Ratio.ONE : Ratio.of(done, due).min(Ratio.ONE);
        }
    }

    /** The mean of the children's scores. */
    record Rollup() implements ShareFunction {
        @Override
        public String name() {
            return "ROLLUP";
        }
    }
}
