package org.steelyard.escalation.warning;

import java.util.List;
import org.steelyard.contracts.WarningCategory;

/**
 * What the county warns of.
 *
 * @param areas codes of the units whose subtrees it is addressed to
 */
public record Issue(WarningCategory category, String title, String content, List<String> areas) {
    public Issue {
        areas = areas.stream().distinct().toList();
    }
}
