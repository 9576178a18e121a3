@NullMarked
package org.steelyard.training.study;

import org.jspecify.annotations.NullMarked;
