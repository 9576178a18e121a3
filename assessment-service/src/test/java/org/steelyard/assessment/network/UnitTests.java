package org.steelyard.assessment.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

class UnitTests {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final Moment SOME_DAY = Moment.now(Instant.parse("2026-05-11T01:00:00Z"));
    private static final Moment LATER = Moment.now(Instant.parse("2026-05-12T01:00:00Z"));
    private static final Appointee A = new Appointee("a", "示例甲", "130 0000 0001");
    private static final int MOST = 3;

    private final Caller regulator = caller(Role.COUNTY_REGULATOR);
    private final Unit county = Unit.of(registration("350428000000", UnitKind.COUNTY, null), null);
    private final Unit station = Unit.of(registration("350428100000", UnitKind.STATION, "350428000000"), county);
    private final Unit point = Unit.of(registration("350428100201", UnitKind.POINT, "350428100000"), station);

    @Test
    void carriesItsPathFromTheCountyDown() {
        assertThat(point.path()).containsExactly("350428000000", "350428100000", "350428100201");
        assertThat(point.county()).isEqualTo("350428000000");
    }

    @Test
    void tellsItsWholeStateWithEveryChangeAndWithoutNames() {
        var registered = point.register(regulator, SOME_DAY);
        var appointed = point.appoint(A, MARCH, MOST, regulator, LATER);

        assertThat(registered.sequence()).isEqualTo(1);
        assertThat(registered.state().officers()).isEmpty();
        assertThat(appointed.sequence()).isEqualTo(2);
        assertThat(appointed.key()).isEqualTo("350428100201");
        assertThat(appointed.state().openedOn()).isEqualTo(NEW_YEAR);
        assertThat(appointed.state().officers()).singleElement().satisfies(told -> {
            assertThat(told.officer()).isEqualTo("a");
            assertThat(told.from()).isEqualTo(MARCH);
            assertThat(told.recordedAt()).isEqualTo(LATER.recordedAt());
        });
        assertThat(appointed.toString()).doesNotContain("示例甲").doesNotContain("130");
    }

    @Test
    void marksForEverWhatTheImporterBrings() {
        assertThat(point.register(caller(Role.IMPORTER), SOME_DAY).origin().channel())
                .isEqualTo(Channel.IMPORT);
    }

    @Test
    void appointsAPersonOnceAtATime() {
        var first = point.appoint(A, MARCH, MOST, regulator, SOME_DAY);

        assertThatThrownBy(() -> point.appoint(A, APRIL, MOST, regulator, SOME_DAY))
                .isInstanceOf(AlreadyAppointed.class);
        var left = point.dismiss("a", MARCH.plusDays(9), regulator, LATER);
        assertThatThrownBy(() -> point.appoint(A, MARCH.plusDays(9), MOST, regulator, SOME_DAY))
                .isInstanceOf(AlreadyAppointed.class);
        var again = point.appoint(A, APRIL, MOST, regulator, LATER);

        assertThat(first.state().officers()).hasSize(1);
        assertThat(left.state().officers().getFirst().endRecordedAt()).isEqualTo(LATER.recordedAt());
        assertThat(again.state().officers()).hasSize(2);
        assertThat(point.latestOf("a").from()).isEqualTo(APRIL);
    }

    @Test
    void keepsALimitedNumberOfAppointments() {
        assertThatThrownBy(() -> point.appoint(A, MARCH, 0, regulator, SOME_DAY))
                .isInstanceOf(TooManyOfficers.class);
    }

    @Test
    void refusesDatesThatCannotBe() {
        assertThatThrownBy(() -> point.appoint(A, NEW_YEAR.minusDays(1), MOST, regulator, SOME_DAY))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> point.close(NEW_YEAR.minusDays(1), null, regulator, SOME_DAY))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> point.dismiss("nobody", MARCH, regulator, SOME_DAY))
                .isInstanceOf(NotFound.class);
        var appointed = point.appoint(A, MARCH, MOST, regulator, SOME_DAY);
        assertThatThrownBy(() -> point.dismiss("a", MARCH.minusDays(1), regulator, SOME_DAY))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> point.close(MARCH.minusDays(1), null, regulator, SOME_DAY))
                .isInstanceOf(FieldRefused.class);
        assertThat(appointed.sequence()).isEqualTo(1);
    }

    @Test
    void endsEverybodysTimeWhenItCloses() {
        var appointed = point.appoint(A, MARCH, MOST, regulator, SOME_DAY);
        var closed = point.close(APRIL, "旧服务点", regulator, LATER);

        assertThat(appointed.sequence()).isEqualTo(1);
        assertThat(closed.state().closedOn()).isEqualTo(APRIL);
        assertThat(closed.state().name()).isEqualTo("旧服务点");
        assertThat(closed.state().officers().getFirst().to()).isEqualTo(APRIL);
        assertThat(point.isOpenOn(APRIL)).isTrue();
        assertThat(point.isOpenOn(APRIL.plusDays(1))).isFalse();
        assertThatThrownBy(() -> point.dismiss("a", APRIL, regulator, LATER)).isInstanceOf(AlreadyLeft.class);
        assertThatThrownBy(() -> point.rename("新名", regulator, LATER)).isInstanceOf(UnitIsClosed.class);
        assertThatThrownBy(() -> point.close(APRIL, null, regulator, LATER)).isInstanceOf(UnitIsClosed.class);
    }

    private static UnitRegistration registration(String code, UnitKind kind, @Nullable String parent) {
        return new UnitRegistration(code, "单位" + code, kind, parent, NEW_YEAR);
    }

    private static Caller caller(Role role) {
        return new Caller("someone", Set.of(role), "350428000000", null, List.of("350428000000"), null);
    }
}
