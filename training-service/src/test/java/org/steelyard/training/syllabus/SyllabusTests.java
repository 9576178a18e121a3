package org.steelyard.training.syllabus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.Role;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

class SyllabusTests {

    private static final String COUNTY = "350428000000";
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Moment MONDAY = Moment.now(Instant.parse("2026-05-11T01:00:00Z"));
    private static final int MOST = 3;

    private final Caller regulator =
            new Caller("someone", Set.of(Role.COUNTY_REGULATOR), COUNTY, null, List.of(COUNTY), null);
    private final Syllabus syllabus = Syllabus.of(COUNTY, "provincial");

    @Test
    void tellsEachEditionUnderItsNumber() {
        var first = syllabus.publish(edition(1, NEW_YEAR, "M01"), MOST, regulator, MONDAY);
        var second = syllabus.publish(edition(2, NEW_YEAR.plusMonths(6), "M01", "M02"), MOST, regulator, MONDAY);

        assertThat(first.subject()).isEqualTo("350428000000-provincial");
        assertThat(first.sequence()).isEqualTo(1);
        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.modules()).hasSize(2);
        assertThat(second.toString()).doesNotContain("题目");
    }

    @Test
    void refusesGapsRepetitionsAndOverlaps() {
        assertThatThrownBy(() -> syllabus.publish(edition(2, NEW_YEAR, "M01"), MOST, regulator, MONDAY))
                .isInstanceOf(EditionOutOfOrder.class);
        var first = syllabus.publish(edition(1, NEW_YEAR, "M01"), MOST, regulator, MONDAY);
        assertThatThrownBy(() -> syllabus.publish(edition(1, NEW_YEAR, "M01"), MOST, regulator, MONDAY))
                .isInstanceOf(EditionOutOfOrder.class);
        assertThatThrownBy(() -> syllabus.publish(edition(2, NEW_YEAR, "M01"), MOST, regulator, MONDAY))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(() -> syllabus.publish(edition(2, NEW_YEAR.plusDays(1), "M01"), 1, regulator, MONDAY))
                .isInstanceOf(EditionOutOfOrder.class);
        assertThat(first.version()).isEqualTo(1);
    }

    @Test
    void teachesByTheEditionInForceOnTheDay() {
        var first = syllabus.publish(edition(1, NEW_YEAR, "M01"), MOST, regulator, MONDAY);
        var second = syllabus.publish(edition(2, NEW_YEAR.plusMonths(6), "M02"), MOST, regulator, MONDAY);

        assertThat(List.of(first, second)).hasSize(2);
        assertThat(syllabus.inForce(NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(syllabus.inForce(NEW_YEAR)).extracting(Edition.Module::code).containsExactly("M01");
        assertThat(syllabus.inForce(NEW_YEAR.plusMonths(6)))
                .extracting(Edition.Module::code)
                .containsExactly("M02");
    }

    private static Edition edition(int version, LocalDate validFrom, String... modules) {
        return new Edition(
                version,
                validFrom,
                List.of(modules).stream()
                        .map(code -> new Edition.Module(code, "题目" + code, null, false, null))
                        .toList());
    }
}
