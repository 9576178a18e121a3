@NullMarked
package org.steelyard.local.sample;

import org.jspecify.annotations.NullMarked;
