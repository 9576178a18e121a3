/** What this service keeps of complaints: enough to refer them. */
@NullMarked
package org.steelyard.escalation.complaint;

import org.jspecify.annotations.NullMarked;
