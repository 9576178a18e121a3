/** Photos and papers over HTTP. */
@NullMarked
package org.steelyard.assessment.attachment.web;

import org.jspecify.annotations.NullMarked;
