/** Sessions in seven modes, and who was there. */
@NullMarked
package org.steelyard.training.session;

import org.jspecify.annotations.NullMarked;
