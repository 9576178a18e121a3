@NullMarked
package org.steelyard.broken.cycle.b;

import org.jspecify.annotations.NullMarked;
