/** Sessions over HTTP. */
@NullMarked
package org.steelyard.training.session.web;

import org.jspecify.annotations.NullMarked;
