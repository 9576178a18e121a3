package org.steelyard.escalation.network;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Category;
import org.steelyard.contracts.OfficeKind;

/**
 * A department as the registry last told of it.
 *
 * @param sequence of the fact it was taken from; an older one changes nothing
 * @param covers codes of the units whose areas it serves
 * @param onDuty whether someone is there to take referrals
 */
@Document("offices")
public record Office(
        @Id String code,
        long sequence,
        OfficeKind kind,
        List<Category> categories,
        List<String> covers,
        boolean onDuty) {

    /** Whether it is competent for disputes of this category. */
    public boolean isCompetentFor(Category category) {
        return categories.contains(category);
    }

    /** Whether the unit with this path, county first, lies in an area it serves. */
    public boolean covers(List<String> unitPath) {
        return nearness(unitPath) >= 0;
    }

    /** How deep on a unit's path the nearest area lies that it serves: the county is 0, none is -1. */
    public int nearness(List<String> unitPath) {
        return covers.stream().mapToInt(unitPath::indexOf).max().orElse(-1);
    }
}
