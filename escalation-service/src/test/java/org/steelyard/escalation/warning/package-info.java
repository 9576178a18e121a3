@NullMarked
package org.steelyard.escalation.warning;

import org.jspecify.annotations.NullMarked;
