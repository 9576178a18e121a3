/** What every HTTP interface of the house does alike: revisions, idempotency keys, paging, body limits. */
@NullMarked
package org.steelyard.platform.web;

import org.jspecify.annotations.NullMarked;
