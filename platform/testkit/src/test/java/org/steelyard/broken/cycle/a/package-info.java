@NullMarked
package org.steelyard.broken.cycle.a;

import org.jspecify.annotations.NullMarked;
