/** One story across all services, faults included. */
@NullMarked
package org.steelyard.system;

import org.jspecify.annotations.NullMarked;
