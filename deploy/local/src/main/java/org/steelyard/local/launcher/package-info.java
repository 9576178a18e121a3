/** Starts, watches and stops the whole system on one machine. Plain JDK: it runs before anything else is unpacked. */
@NullMarked
package org.steelyard.local.launcher;

import org.jspecify.annotations.NullMarked;
