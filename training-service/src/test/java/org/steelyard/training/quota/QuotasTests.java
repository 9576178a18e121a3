package org.steelyard.training.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuotasTests {

    @Test
    void whatIsDueGrowsWithTheWholeDaysOfTheYearBeforeToday() {
        assertThat(Quotas.due(2, 2026, LocalDate.of(2026, 1, 1))).isZero();
        assertThat(Quotas.due(2, 2026, LocalDate.of(2026, 7, 2))).isZero(); // 182 of 365 days
        assertThat(Quotas.due(2, 2026, LocalDate.of(2026, 7, 3))).isEqualTo(1); // 183 of 365 days
        assertThat(Quotas.due(2, 2026, LocalDate.of(2026, 12, 31))).isEqualTo(1);
        assertThat(Quotas.due(2, 2026, LocalDate.of(2027, 1, 1))).isEqualTo(2);
        assertThat(Quotas.due(2, 2027, LocalDate.of(2026, 12, 31))).isZero();
    }
}
