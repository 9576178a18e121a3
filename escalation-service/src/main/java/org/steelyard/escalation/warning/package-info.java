/** Safety warnings: issued by the county, passed on by stations and points. */
@NullMarked
package org.steelyard.escalation.warning;

import org.jspecify.annotations.NullMarked;
