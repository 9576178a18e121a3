/** Papers and sheets over HTTP. */
@NullMarked
package org.steelyard.complaint.document.web;

import org.jspecify.annotations.NullMarked;
