package org.steelyard.complaint.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What a sealed complaint is found by. All of it is made from the entry when it is written, and nothing of it can be turned
 * back without the key.
 *
 * @param receivedAt when it was received; lists are sorted by it
 * @param phones blind indexes of the phone numbers of both sides
 * @param text hints of the pairs of characters in its texts, in an order that tells nothing of theirs
 * @param respondent the same of the respondent's name
 * @param of what all of it was made from, as a blind index, so that it is made anew only when that changes
 */
record Findable(Instant receivedAt, List<String> phones, List<Integer> text, List<Integer> respondent, String of) {}
