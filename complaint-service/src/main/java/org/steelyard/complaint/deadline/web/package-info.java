/** The table of limits over HTTP. */
@NullMarked
package org.steelyard.complaint.deadline.web;

import org.jspecify.annotations.NullMarked;
