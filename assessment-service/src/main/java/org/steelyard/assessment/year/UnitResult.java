package org.steelyard.assessment.year;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.Grade;

/**
 * A unit's result as computed once; written once and never again.
 *
 * @param id {@code <unit>|<year>|<round>}
 * @param round 0 as frozen, then one for each appeal whose decision let something count
 * @param grade by the score alone, whatever is vetoed
 * @param view the explained score as JSON
 * @param summary its short form as JSON
 * @param digest SHA-256 of its figures
 */
@Document("year-results")
public record UnitResult(
        @Id String id,
        String county,
        String unit,
        int year,
        int round,
        @Nullable Grade grade,
        String view,
        String summary,
        String digest) {}
