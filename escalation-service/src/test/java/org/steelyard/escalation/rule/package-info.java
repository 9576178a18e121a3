@NullMarked
package org.steelyard.escalation.rule;

import org.jspecify.annotations.NullMarked;
