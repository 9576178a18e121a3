package org.steelyard.escalation.warning;

import java.time.Instant;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;

/**
 * Who wrote something down, how, and when.
 *
 * @param occurredAt when it happened
 * @param recordedAt when it was written down
 */
public record Entry(Role role, Channel channel, Instant occurredAt, Instant recordedAt) {}
