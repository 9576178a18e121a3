@NullMarked
package org.steelyard.broken.kafka;

import org.jspecify.annotations.NullMarked;
