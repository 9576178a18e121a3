@NullMarked
package org.steelyard.testkit.sample.web;

import org.jspecify.annotations.NullMarked;
