/** Photos and papers that show what a unit did: kept apart from the records they prove, sealed, each for one record only. */
@NullMarked
package org.steelyard.assessment.attachment;

import org.jspecify.annotations.NullMarked;
