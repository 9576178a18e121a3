/** The one door: who comes in, how often, and to which service; what to say when a service does not answer. */
@NullMarked
package org.steelyard.gateway;

import org.jspecify.annotations.NullMarked;
