package org.steelyard.escalation.rule;

import java.util.List;
import java.util.Map;
import org.steelyard.contracts.RespondentPlace;
import org.steelyard.contracts.UnitKind;

/** R5. The respondent is out of the unit's reach: in another area, or online. */
record OutsideArea(String id, RuleAction action, Map<UnitKind, OfficeLevel> targets) implements ReferralRule {

    @Override
    public List<Finding> consider(Situation situation) {
        var place = situation.complaint().respondentPlace();
        return place == null || place == RespondentPlace.IN_AREA
                ? List.of()
                : List.of(new Finding(
                        Map.of("respondentPlace", place.name()),
                        situation.complaint().category()));
    }
}
