/** Inspections over HTTP. */
@NullMarked
package org.steelyard.assessment.inspection.web;

import org.jspecify.annotations.NullMarked;
