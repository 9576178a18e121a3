/** Tasks over HTTP. */
@NullMarked
package org.steelyard.assessment.task.web;

import org.jspecify.annotations.NullMarked;
