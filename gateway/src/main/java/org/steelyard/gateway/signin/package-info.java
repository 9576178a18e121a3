/** Browsers sign in at an OpenID provider; their tokens stay here and a cookie stands for them. */
@NullMarked
package org.steelyard.gateway.signin;

import org.jspecify.annotations.NullMarked;
