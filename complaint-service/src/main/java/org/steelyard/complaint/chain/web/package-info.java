/** The proof over HTTP: an export to be checked elsewhere, and the same check done here. */
@NullMarked
package org.steelyard.complaint.chain.web;

import org.jspecify.annotations.NullMarked;
