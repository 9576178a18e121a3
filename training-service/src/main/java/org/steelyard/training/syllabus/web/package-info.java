/** Syllabi over HTTP. */
@NullMarked
package org.steelyard.training.syllabus.web;

import org.jspecify.annotations.NullMarked;
