@NullMarked
package org.steelyard.testkit.sample;

import org.jspecify.annotations.NullMarked;
