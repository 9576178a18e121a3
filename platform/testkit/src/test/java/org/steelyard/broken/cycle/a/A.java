package org.steelyard.broken.cycle.a;

import org.jspecify.annotations.Nullable;
import org.steelyard.broken.cycle.b.B;

/** Breaks: no cycles between features. */
public class A {
    @Nullable
    B other;
}
