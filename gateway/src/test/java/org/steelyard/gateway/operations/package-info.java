@NullMarked
package org.steelyard.gateway.operations;

import org.jspecify.annotations.NullMarked;
