/** What syllabi promise. */
@NullMarked
package org.steelyard.training.syllabus;

import org.jspecify.annotations.NullMarked;
