@NullMarked
package org.steelyard.local.county;

import org.jspecify.annotations.NullMarked;
