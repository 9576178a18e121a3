package org.steelyard.complaint.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of ledgers.
 *
 * @param reservationTimeout how long a number is kept for an entry that was begun and never finished
 * @param openReservations reservations kept per unit and year before those that led to an entry are cleared away
 * @param attempts how often a reservation is tried when others come between
 * @param maxSteps steps of one complaint at most; what an office did is noted all the same
 * @param countInterval how often open complaints are counted by how near the end of their clock is
 */
@ConfigurationProperties("steelyard.ledger")
record LedgerSettings(
        @DefaultValue("2m") Duration reservationTimeout,
        @DefaultValue("64") int openReservations,
        @DefaultValue("20") int attempts,
        @DefaultValue("500") int maxSteps,
        @DefaultValue("1m") Duration countInterval) {}
