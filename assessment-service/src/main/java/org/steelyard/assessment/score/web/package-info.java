/** Scores over HTTP. */
@NullMarked
package org.steelyard.assessment.score.web;

import org.jspecify.annotations.NullMarked;
