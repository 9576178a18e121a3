/** What-ifs over HTTP. */
@NullMarked
package org.steelyard.assessment.whatif.web;

import org.jspecify.annotations.NullMarked;
