/** The web console as its build left it, and what browsers may do with it. */
@NullMarked
package org.steelyard.gateway.console;

import org.jspecify.annotations.NullMarked;
