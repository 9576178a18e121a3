/** What this service keeps of the network: which units there are, where they lie and when they are open. */
@NullMarked
package org.steelyard.complaint.network;

import org.jspecify.annotations.NullMarked;
