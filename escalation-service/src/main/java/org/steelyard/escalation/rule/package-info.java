/** The rule table: which complaints are to be referred, and to whom. */
@NullMarked
package org.steelyard.escalation.rule;

import org.jspecify.annotations.NullMarked;
