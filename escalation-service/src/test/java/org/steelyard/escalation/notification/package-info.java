@NullMarked
package org.steelyard.escalation.notification;

import org.jspecify.annotations.NullMarked;
