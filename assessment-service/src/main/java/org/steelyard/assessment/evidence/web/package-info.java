/** Explained scores over HTTP, down to the events. */
@NullMarked
package org.steelyard.assessment.evidence.web;

import org.jspecify.annotations.NullMarked;
