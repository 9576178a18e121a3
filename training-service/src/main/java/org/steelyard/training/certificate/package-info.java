/** Certificates of completed modules, on paper. */
@NullMarked
package org.steelyard.training.certificate;

import org.jspecify.annotations.NullMarked;
