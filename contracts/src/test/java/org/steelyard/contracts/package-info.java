@NullMarked
package org.steelyard.contracts;

import org.jspecify.annotations.NullMarked;
