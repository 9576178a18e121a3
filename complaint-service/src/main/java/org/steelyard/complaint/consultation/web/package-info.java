/** Consultations over HTTP. */
@NullMarked
package org.steelyard.complaint.consultation.web;

import org.jspecify.annotations.NullMarked;
