/** What an operator does with the keys of personal data. */
@NullMarked
package org.steelyard.platform.sealing.web;

import org.jspecify.annotations.NullMarked;
