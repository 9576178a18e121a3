/** The house rules held against this service, and its whole path over HTTP and Kafka. */
@NullMarked
package org.steelyard.complaint;

import org.jspecify.annotations.NullMarked;
