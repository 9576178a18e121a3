/** Integrity flags over HTTP. */
@NullMarked
package org.steelyard.assessment.integrity.web;

import org.jspecify.annotations.NullMarked;
