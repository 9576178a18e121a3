package org.steelyard.training.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

class CompletionTests {

    private static final String COUNTY = "350428000000";
    private static final UnitRef POINT =
            new UnitRef("350428100201", UnitKind.POINT, List.of(COUNTY, "350428100000", "350428100201"));
    private static final Instant MONDAY = Instant.parse("2026-05-11T09:00:00Z");

    private final Caller regulator =
            new Caller("someone", Set.of(Role.COUNTY_REGULATOR), COUNTY, null, List.of(COUNTY), null);
    private final Completion completion = Completion.of(attendance("s-1", MONDAY));

    @Test
    void isOnePerOfficerModuleAndLocalYear() {
        var sameYear = Completion.of(attendance("s-2", MONDAY.plusSeconds(86_400)));
        var lateOnNewYearsEve = Completion.of(attendance("s-3", Instant.parse("2026-12-31T15:59:59Z")));
        var afterMidnight = Completion.of(attendance("s-4", Instant.parse("2026-12-31T16:00:00Z")));

        assertThat(sameYear.id()).isEqualTo(completion.id());
        assertThat(lateOnNewYearsEve.id()).isEqualTo(completion.id());
        assertThat(afterMidnight.id()).isNotEqualTo(completion.id());
        assertThat(afterMidnight.year()).isEqualTo(2027);
    }

    @Test
    void countsForTheOfficersUnit() {
        var completed = completion.complete(attendance("s-1", MONDAY));

        assertThat(completed.sequence()).isEqualTo(1);
        assertThat(completed.key()).isEqualTo(POINT.code());
        assertThat(completed.basis()).isEqualTo(CompletionBasis.ATTENDANCE);
        assertThat(completed.session()).isEqualTo("s-1");
        assertThat(completed.year()).isEqualTo(2026);
    }

    @Test
    void isRevokedOnceAndMadeGoodOnlyByAnotherSession() {
        var completed = completion.complete(attendance("s-1", MONDAY));
        assertThat(completion.isOpenTo("s-2")).isFalse();
        assertThatThrownBy(() -> completion.revoke("签到有误", regulator, Moment.now(MONDAY.minusSeconds(60))))
                .isInstanceOf(FieldRefused.class);

        var revoked = completion.revoke("签到有误", regulator, Moment.now(MONDAY.plusSeconds(60)));
        assertThatThrownBy(() -> completion.revoke("再次", regulator, Moment.now(MONDAY.plusSeconds(60))))
                .isInstanceOf(CompletionNotValid.class);
        assertThat(completion.isOpenTo("s-1")).isFalse();
        assertThat(completion.isOpenTo("s-2")).isTrue();
        var again = completion.complete(attendance("s-2", MONDAY.plusSeconds(86_400)));

        assertThat(List.of(completed.sequence(), revoked.sequence(), again.sequence()))
                .containsExactly(1L, 2L, 3L);
        assertThat(revoked.toString()).doesNotContain("签到");
        assertThat(completion.status()).isEqualTo(CompletionStatus.VALID);
        assertThat(completion.reason()).isNull();
    }

    private static Learning attendance(String session, Instant at) {
        return new Learning(
                "o-1",
                POINT,
                "M01",
                TrainingMode.LECTURE,
                CompletionBasis.ATTENDANCE,
                session,
                at,
                at,
                Role.COUNTY_REGULATOR,
                Channel.APP);
    }
}
