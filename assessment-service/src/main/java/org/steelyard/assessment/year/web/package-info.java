/** The year over HTTP. */
@NullMarked
package org.steelyard.assessment.year.web;

import org.jspecify.annotations.NullMarked;
