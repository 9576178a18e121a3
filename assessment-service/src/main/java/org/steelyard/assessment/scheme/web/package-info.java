/** Schemes over HTTP. */
@NullMarked
package org.steelyard.assessment.scheme.web;

import org.jspecify.annotations.NullMarked;
