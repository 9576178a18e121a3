/** Every kind of damage is found, and what is whole is found whole. */
@NullMarked
package org.steelyard.proof;

import org.jspecify.annotations.NullMarked;
