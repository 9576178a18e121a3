@NullMarked
package org.steelyard.escalation.respondent;

import org.jspecify.annotations.NullMarked;
