package org.steelyard.assessment.integrity;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.steelyard.contracts.IntegrityFinding;

/**
 * What looking into a flag came to.
 *
 * @param note why, kept in the record only
 */
public record SettleFlag(
        @NotNull IntegrityFinding finding,
        @Nullable @Size(max = 1000) String note) {

    @Override
    public String toString() {
        return "SettleFlag " + finding; // what is said may name people
    }
}
