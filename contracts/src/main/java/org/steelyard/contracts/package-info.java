/** Every fact one service may tell another: records, sealed per topic, with no dependency and no personal data. */
@NullMarked
package org.steelyard.contracts;

import org.jspecify.annotations.NullMarked;
