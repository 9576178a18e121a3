/** Studying a module alone: its material, its questions, and the quiz that completes it. */
@NullMarked
package org.steelyard.training.study;

import org.jspecify.annotations.NullMarked;
