package org.steelyard.training.session;

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
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;

class SessionTests {

    private static final String COUNTY = "350428000000";
    private static final UnitRef GIVER = new UnitRef(COUNTY, UnitKind.COUNTY, List.of(COUNTY));
    private static final UnitRef POINT =
            new UnitRef("350428100201", UnitKind.POINT, List.of(COUNTY, "350428100000", "350428100201"));
    private static final Instant START = Instant.parse("2026-05-11T01:00:00Z");
    private static final Instant END = Instant.parse("2026-05-11T03:00:00Z");
    private static final Moment AFTERWARDS = new Moment(END, END.plusSeconds(3_600));
    private static final Instant NOW = END.plusSeconds(3_600);
    private static final int MOST = 100;

    private final Caller regulator =
            new Caller("someone", Set.of(Role.COUNTY_REGULATOR), COUNTY, null, List.of(COUNTY), null);

    @Test
    void isHeldOnceHoweverOftenItsRosterGrows() {
        var session = session(null);
        var planned = session.announce(regulator, Moment.now(START.minusSeconds(86_400)));
        var first = session.attend(List.of(attendee("a"), attendee("b")), MOST, regulator, AFTERWARDS, NOW);
        var second = session.attend(List.of(attendee("b"), attendee("c")), MOST, regulator, AFTERWARDS, NOW);

        assertThat(planned.sequence()).isEqualTo(1);
        assertThat(planned.key()).isEqualTo(COUNTY);
        assertThat(first).singleElement().isInstanceOfSatisfying(SessionHeld.class, held -> {
            assertThat(held.sequence()).isEqualTo(2);
            assertThat(held.heldOn()).isEqualTo(LocalDate.of(2026, 5, 11));
            assertThat(held.attendance()).isEqualTo(2);
            assertThat(held.occurredAt()).isEqualTo(END);
        });
        assertThat(second).isEmpty();
        assertThat(session.roster()).extracting(Attendee::officer).containsExactly("a", "b", "c");
    }

    @Test
    void canBeHeldWithNobodyThere() {
        var session = session(null);

        assertThat(session.attend(List.of(), MOST, regulator, AFTERWARDS, NOW)).hasSize(1);
        assertThat(session.isUnfinished()).isFalse();
    }

    @Test
    void owesCompletionsUntilItIsFinished() {
        var session = session(null);
        var held = session.attend(List.of(attendee("a"), attendee("b")), MOST, regulator, AFTERWARDS, NOW);

        assertThat(held).hasSize(1);
        assertThat(session.isUnfinished()).isTrue();
        session.finish(1);
        assertThat(session.outstanding()).extracting(Attendee::officer).containsExactly("b");
        assertThat(session.isUnfinished()).isTrue();
        session.finish(2);
        session.finish(1);
        assertThat(session.isUnfinished()).isFalse();
    }

    @Test
    void takesNobodyBeforeItStartsOutsideItsTimeOrBeyondItsCapacity() {
        var session = session(1);
        var before = Moment.now(START.minusSeconds(1));

        assertThatThrownBy(() -> session.attend(List.of(attendee("a")), MOST, regulator, before, NOW))
                .isInstanceOf(SessionNotStarted.class);
        assertThatThrownBy(() -> session.attend(
                        List.of(attendee("a")),
                        MOST,
                        regulator,
                        new Moment(END.plusMillis(1), END.plusSeconds(9)),
                        NOW))
                .isInstanceOf(FieldRefused.class);
        assertThatThrownBy(
                        () -> session.attend(List.of(attendee("a"), attendee("b")), MOST, regulator, AFTERWARDS, NOW))
                .isInstanceOf(SessionFull.class);
        assertThat(session.status()).isEqualTo(SessionStatus.PLANNED);
        assertThat(session.roster()).isEmpty();
    }

    @Test
    void isCancelledOnlyWhilePlanned() {
        var cancelled = session(null);
        assertThat(cancelled.cancel(regulator, AFTERWARDS).sequence()).isEqualTo(1);
        assertThatThrownBy(() -> cancelled.attend(List.of(), MOST, regulator, AFTERWARDS, NOW))
                .isInstanceOf(TransitionRefused.class);
        assertThatThrownBy(() -> cancelled.cancel(regulator, AFTERWARDS)).isInstanceOf(TransitionRefused.class);

        var held = session(null);
        assertThat(held.attend(List.of(), MOST, regulator, AFTERWARDS, NOW)).hasSize(1);
        assertThatThrownBy(() -> held.cancel(regulator, AFTERWARDS)).isInstanceOf(TransitionRefused.class);
    }

    @Test
    void concernsTheInvitedAndThoseAboveThem() {
        var session = session(null);

        assertThat(session.concerns(regulator)).isTrue();
        assertThat(session.concerns(officer(COUNTY, "350428100000", "350428100201")))
                .isTrue();
        assertThat(session.concerns(officer(COUNTY, "350428101000"))).isFalse();
        assertThat(session.concerns(officer("110101000000"))).isFalse();
    }

    private static Caller officer(String... path) {
        return new Caller("someone", Set.of(Role.POINT_OFFICER), path[path.length - 1], null, List.of(path), null);
    }

    private static Session session(@Nullable Integer capacity) {
        var plan = new SessionPlan(
                TrainingMode.LECTURE,
                List.of("M01"),
                "示例讲座",
                null,
                START,
                END,
                List.of("350428100000"),
                capacity,
                null,
                null);
        return Session.of("s-1", GIVER, plan, List.of(COUNTY, "350428100000"), "c2VjcmV0");
    }

    private static Attendee attendee(String officer) {
        return new Attendee(
                officer, POINT, END, AFTERWARDS.recordedAt(), Role.COUNTY_REGULATOR, Channel.APP, "r-1", null);
    }
}
