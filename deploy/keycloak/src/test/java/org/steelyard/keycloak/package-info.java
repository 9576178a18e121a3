/** The realm, in the Keycloak it is written for. */
@org.jspecify.annotations.NullMarked
package org.steelyard.keycloak;
