/** Completions over HTTP. */
@NullMarked
package org.steelyard.training.completion.web;

import org.jspecify.annotations.NullMarked;
