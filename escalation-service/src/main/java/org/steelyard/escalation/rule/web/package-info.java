/** Shows the rule table. */
@NullMarked
package org.steelyard.escalation.rule.web;

import org.jspecify.annotations.NullMarked;
