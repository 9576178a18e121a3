package org.steelyard.local.sample;

import java.util.List;
import java.util.Random;

/** Chance that falls the same way on every machine: {@link Random}'s sequence is part of its specification. */
final class Chance {

    private final Random random;

    /** Independent for each purpose, so that more of one thing does not change another. */
    Chance(long seed, String purpose) {
        this.random = new Random(scattered(seed * 31 + purpose.hashCode()));
    }

    /** Neighbouring seeds would begin alike; this sets them far apart (the finaliser of SplitMix64). */
    private static long scattered(long seed) {
        var mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 to 1. */
    double share() {
        return random.nextDouble();
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
