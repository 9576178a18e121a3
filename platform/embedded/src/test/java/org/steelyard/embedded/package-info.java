@NullMarked
package org.steelyard.embedded;

import org.jspecify.annotations.NullMarked;
