/** Safety warnings over HTTP. */
@NullMarked
package org.steelyard.escalation.warning.web;

import org.jspecify.annotations.NullMarked;
