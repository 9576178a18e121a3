/** What the tests of every service stand on: a real broker and store, an issuer of tokens, and the house's rules. */
@NullMarked
package org.steelyard.testkit;

import org.jspecify.annotations.NullMarked;
