/** Certificates over HTTP. */
@NullMarked
package org.steelyard.training.certificate.web;

import org.jspecify.annotations.NullMarked;
