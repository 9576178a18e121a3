/** Manifests, compose file and realm, held to typed models and to the code. */
@NullMarked
package org.steelyard.kubernetes;

import org.jspecify.annotations.NullMarked;
