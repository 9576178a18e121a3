/** Duty records over HTTP. */
@NullMarked
package org.steelyard.assessment.duty.web;

import org.jspecify.annotations.NullMarked;
