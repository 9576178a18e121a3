@NullMarked
package org.steelyard.local.launcher;

import org.jspecify.annotations.NullMarked;
