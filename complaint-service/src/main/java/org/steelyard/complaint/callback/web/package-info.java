/** Callbacks over HTTP. */
@NullMarked
package org.steelyard.complaint.callback.web;

import org.jspecify.annotations.NullMarked;
