@NullMarked
package org.steelyard.contracts.calendar;

import org.jspecify.annotations.NullMarked;
