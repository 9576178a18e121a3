/** Violation reports over HTTP. */
@NullMarked
package org.steelyard.complaint.report.web;

import org.jspecify.annotations.NullMarked;
