/** Keeps what is personal in stored documents unreadable without the keys, and findable by those who hold them. */
@NullMarked
package org.steelyard.platform.sealing;

import org.jspecify.annotations.NullMarked;
