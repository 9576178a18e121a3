/** Calling complainants back: which complaints are drawn for it, and what people said. */
@NullMarked
package org.steelyard.complaint.callback;

import org.jspecify.annotations.NullMarked;
