package org.steelyard.complaint.ledger;

import java.util.List;
import org.steelyard.complaint.deadline.Deadline;

/**
 * What the law gives for the next stage of a complaint, and what the county asks for in it.
 *
 * @param legal the limit of the law
 * @param targets the county's, none if there are none
 */
record Limits(Deadline legal, List<Deadline> targets) {

    Limits {
        targets = List.copyOf(targets);
    }
}
