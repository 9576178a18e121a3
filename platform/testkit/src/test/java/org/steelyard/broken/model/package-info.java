@NullMarked
package org.steelyard.broken.model;

import org.jspecify.annotations.NullMarked;
