/** Every fact that was scored, kept to answer what a score was at any instant and which events are behind it. */
@NullMarked
package org.steelyard.assessment.evidence;

import org.jspecify.annotations.NullMarked;
