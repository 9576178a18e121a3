/** Attachments over HTTP. */
@NullMarked
package org.steelyard.complaint.attachment.web;

import org.jspecify.annotations.NullMarked;
