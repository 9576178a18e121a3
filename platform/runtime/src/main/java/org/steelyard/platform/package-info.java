/** What every service stands on, without a word of what the services are about. */
@NullMarked
package org.steelyard.platform;

import org.jspecify.annotations.NullMarked;
