package org.steelyard.broken.cycle.b;

import org.jspecify.annotations.Nullable;
import org.steelyard.broken.cycle.a.A;

/** Breaks: no cycles between features. */
public class B {
    @Nullable
    A other;
}
