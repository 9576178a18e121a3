@NullMarked
package org.steelyard.gateway;

import org.jspecify.annotations.NullMarked;
