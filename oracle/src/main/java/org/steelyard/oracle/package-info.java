/** A second opinion on every score: the scheme's text once more, slowly, sharing nothing with the service that scores. */
@NullMarked
package org.steelyard.oracle;

import org.jspecify.annotations.NullMarked;
