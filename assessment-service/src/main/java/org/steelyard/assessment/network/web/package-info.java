/** The registry over HTTP. */
@NullMarked
package org.steelyard.assessment.network.web;

import org.jspecify.annotations.NullMarked;
