package org.steelyard.platform.outbox;

/**
 * What a creation led to.
 *
 * @param aggregate as it stands
 * @param fresh whether this request made it; if not, an earlier one did
 */
public record Created<A>(A aggregate, boolean fresh) {}
