@NullMarked
package org.steelyard.local.identity;

import org.jspecify.annotations.NullMarked;
