/** Quotas over HTTP. */
@NullMarked
package org.steelyard.training.quota.web;

import org.jspecify.annotations.NullMarked;
