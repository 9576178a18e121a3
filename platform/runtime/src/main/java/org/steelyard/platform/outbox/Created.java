package org.steelyard.platform.outbox;

/**
 * What a creation led to.
 *
 * @param aggregate as it stands
 * @param fresh whether this request made it; if not, an earlier one did
 * @param repeated whether it was this same request, sent again, that made it; where the caller names things, an id taken
 *     by another request is a conflict
 */
public record Created<A>(A aggregate, boolean fresh, boolean repeated) {}
