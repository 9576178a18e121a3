/** The working calendar that every clock of the house reads, and the due dates counted on it. */
@NullMarked
package org.steelyard.contracts.calendar;

import org.jspecify.annotations.NullMarked;
