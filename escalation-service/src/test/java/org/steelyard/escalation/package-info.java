@NullMarked
package org.steelyard.escalation;

import org.jspecify.annotations.NullMarked;
