/** How aggregates and their values are kept in MongoDB. */
@NullMarked
package org.steelyard.platform.store;

import org.jspecify.annotations.NullMarked;
