/** What is taught, version by version. */
@NullMarked
package org.steelyard.training.syllabus;

import org.jspecify.annotations.NullMarked;
