@NullMarked
package org.steelyard.broken.web;

import org.jspecify.annotations.NullMarked;
