/** Trains the network's officers and remembers who completed what. */
@NullMarked
package org.steelyard.training;

import org.jspecify.annotations.NullMarked;
