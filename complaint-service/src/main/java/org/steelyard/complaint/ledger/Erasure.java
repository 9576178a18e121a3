package org.steelyard.complaint.ledger;

import java.time.Instant;

/**
 * That what was personal in a complaint was destroyed.
 *
 * @param ground why
 * @param at when
 * @param complete whether the entry had been complete, which statistics go on counting
 */
public record Erasure(ErasureGround ground, Instant at, boolean complete) {}
