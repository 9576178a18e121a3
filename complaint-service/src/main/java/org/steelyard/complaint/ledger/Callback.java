package org.steelyard.complaint.ledger;

import java.time.Instant;
import org.steelyard.contracts.CallbackGrade;

/**
 * What a complainant said when asked how satisfied they are.
 *
 * @param grade how satisfied
 * @param drawn whether the system drew the complaint for it
 * @param at when they were asked
 */
public record Callback(CallbackGrade grade, boolean drawn, Instant at) {}
