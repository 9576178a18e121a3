/** Tells it over HTTP. */
@NullMarked
package org.steelyard.escalation.dryrun.web;

import org.jspecify.annotations.NullMarked;
