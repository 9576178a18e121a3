package org.steelyard.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.NetworkEvent.Appointment;
import org.steelyard.contracts.NetworkEvent.UnitChanged;
import org.steelyard.contracts.NetworkEvent.UnitState;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

class KnownUnitTests {

    private static final Instant MONDAY = Instant.parse("2026-05-11T01:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final UnitRef POINT =
            new UnitRef("350428100201", UnitKind.POINT, List.of("350428000000", "350428100000", "350428100201"));

    private final KnownUnit unit = KnownUnit.of(POINT);

    @Test
    void learnsOnlyWhatIsNewer() {
        assertThat(unit.learn(told(2, "a"))).isTrue();
        assertThat(unit.learn(told(2, "a"))).isFalse();
        assertThat(unit.learn(told(1, "z"))).isFalse();
        assertThat(unit.officersOn(MARCH)).containsExactly("a");
        assertThat(unit.learn(told(5, "a", "b"))).isTrue(); // the topic is compacted, so numbers may be missing
        assertThat(unit.officersOn(MARCH)).containsExactly("a", "b");
    }

    @Test
    void knowsWhoServedOnADay() {
        assertThat(unit.learn(told(1, appointment("a", MARCH.plusDays(9)), appointment("b", null))))
                .isTrue();

        assertThat(unit.isServedBy("a", MARCH.minusDays(1))).isFalse();
        assertThat(unit.isServedBy("a", MARCH)).isTrue();
        assertThat(unit.isServedBy("a", MARCH.plusDays(9))).isTrue();
        assertThat(unit.isServedBy("a", MARCH.plusDays(10))).isFalse();
        assertThat(unit.officersOn(MARCH.plusDays(10))).containsExactly("b");
    }

    private static UnitChanged told(long sequence, String... officers) {
        return told(
                sequence,
                List.of(officers).stream()
                        .map(officer -> appointment(officer, null))
                        .toArray(Appointment[]::new));
    }

    private static UnitChanged told(long sequence, Appointment... appointments) {
        return new UnitChanged(
                new Origin(
                        "assessment-service",
                        POINT.code(),
                        sequence,
                        MONDAY,
                        MONDAY,
                        POINT,
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                new UnitState("示例服务点", MARCH, null, List.of(appointments)));
    }

    private static Appointment appointment(String officer, @Nullable LocalDate to) {
        return new Appointment(officer, MARCH, MONDAY, to, to == null ? null : MONDAY);
    }
}
