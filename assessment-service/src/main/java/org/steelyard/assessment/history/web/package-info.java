/** The history of scores over HTTP. */
@NullMarked
package org.steelyard.assessment.history.web;

import org.jspecify.annotations.NullMarked;
