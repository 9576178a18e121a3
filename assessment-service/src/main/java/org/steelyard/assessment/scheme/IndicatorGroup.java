package org.steelyard.assessment.scheme;

import java.util.List;

/** Indicators among which weight stays while one of them applies. */
public record IndicatorGroup(String code, Indicator.Title title, Ratio weight, List<Indicator> indicators) {
    public IndicatorGroup {
        indicators = List.copyOf(indicators);
    }
}
