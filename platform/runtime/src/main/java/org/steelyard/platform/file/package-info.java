/** What files handed in by people really are. */
@NullMarked
package org.steelyard.platform.file;

import org.jspecify.annotations.NullMarked;
