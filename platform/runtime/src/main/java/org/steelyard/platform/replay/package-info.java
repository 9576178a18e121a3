/** What operators do with records that could not be used: see them, and bring them back once the cause is mended. */
@NullMarked
package org.steelyard.platform.replay;

import org.jspecify.annotations.NullMarked;
