@NullMarked
package org.steelyard.escalation.webhook;

import org.jspecify.annotations.NullMarked;
