package org.steelyard.assessment.score;

import java.util.List;

/** Training offered to every unit that has one of the areas on its path. */
public record Offer(Step step, List<String> areas) {
    public Offer {
        areas = List.copyOf(areas);
    }

    boolean reaches(List<String> path) {
        return areas.stream().anyMatch(path::contains);
    }
}
