@NullMarked
package org.steelyard.testkit.sample.kafka;

import org.jspecify.annotations.NullMarked;
