package org.steelyard.assessment.year;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

class ExclusionTests {

    private static final Moment MONDAY = Moment.now(Instant.parse("2026-02-02T02:00:00Z"));
    private static final Caller REGULATOR =
            new Caller("a", Set.of(Role.COUNTY_REGULATOR), "110101000000", null, List.of("110101000000"), null);
    private final Exclusion exclusion = Exclusion.of(
            new UnitRef("110101100201", UnitKind.POINT, List.of("110101000000", "110101100000", "110101100201")),
            2025,
            "c-1");

    @Test
    void whatAnAppealDecidedIsToldAgainAsItWas() {
        var told = exclusion.exclude(ExclusionGround.DUPLICATE, "entered twice", "appeal-1", REGULATOR, MONDAY);

        assertThat(exclusion.decidedOn("appeal-1", REGULATOR)).isEqualTo(told);
        assertThat(exclusion.decidedOn("appeal-2", REGULATOR)).isNull();
    }

    @Test
    void isOutOnceAndInOnce() {
        assertThat(exclusion
                        .exclude(ExclusionGround.DUPLICATE, "entered twice", null, REGULATOR, MONDAY)
                        .sequence())
                .isEqualTo(1);
        assertThatThrownBy(() -> {
                    var unused = exclusion.exclude(ExclusionGround.OTHER, "again", null, REGULATOR, MONDAY);
                })
                .isInstanceOf(StepRefused.class);
        assertThat(exclusion.readmit("it was not", null, REGULATOR, MONDAY).sequence())
                .isEqualTo(2);
        assertThatThrownBy(() -> {
                    var unused = exclusion.readmit("again", null, REGULATOR, MONDAY);
                })
                .isInstanceOf(StepRefused.class);
        assertThat(exclusion.isExcluded()).isFalse();
    }
}
