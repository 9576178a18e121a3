/** What is kept of the registry. */
@NullMarked
package org.steelyard.training.network;

import org.jspecify.annotations.NullMarked;
