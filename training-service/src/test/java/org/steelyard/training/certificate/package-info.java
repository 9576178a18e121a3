@NullMarked
package org.steelyard.training.certificate;

import org.jspecify.annotations.NullMarked;
