/** Tests of what every HTTP interface does alike. */
@NullMarked
package org.steelyard.platform.web;

import org.jspecify.annotations.NullMarked;
