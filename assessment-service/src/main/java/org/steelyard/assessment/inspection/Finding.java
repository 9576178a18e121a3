package org.steelyard.assessment.inspection;

import org.steelyard.contracts.InspectionItem;

/** What was wrong with an item, in the inspector's words. */
public record Finding(InspectionItem item, String text) {

    @Override
    public String toString() {
        return "Finding on " + item; // the words may name people
    }
}
