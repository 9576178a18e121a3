/** Files of the year over HTTP. */
@NullMarked
package org.steelyard.assessment.export.web;

import org.jspecify.annotations.NullMarked;
