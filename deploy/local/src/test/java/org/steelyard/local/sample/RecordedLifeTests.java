package org.steelyard.local.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.local.county.County;
import org.steelyard.local.sample.Story.Kind;

class RecordedLifeTests {

    private static final Instant NOVEMBER = Instant.parse("2026-11-23T15:59:59Z");
    private static final Instant JULY = Instant.parse("2026-07-01T15:59:59Z");

    private final County county = County.sample();
    private final RecordedLife life = lifeUntil(NOVEMBER);

    @Test
    void isTheSameEachTime() {
        var again = lifeUntil(NOVEMBER);
        assertThat(again.complaints()).isEqualTo(life.complaints());
        assertThat(again.inspections()).isEqualTo(life.inspections());
        assertThat(again.sessions()).isEqualTo(life.sessions());
    }

    @Test
    void isOnlyAddedToAsTimeGoesBy() {
        var earlier = lifeUntil(JULY);
        var byReference = new HashMap<String, Story>();
        stories(life).forEach(story -> byReference.put(story.reference(), story));
        for (var story : stories(earlier)) {
            var later = Objects.requireNonNull(byReference.get(story.reference()), story.reference());
            assertThat(later.entry()).isEqualTo(story.entry());
            assertThat(later.steps().subList(0, story.steps().size())).isEqualTo(story.steps());
        }
        assertThat(life.inspections()).containsAll(earlier.inspections());
        assertThat(life.sessions()).containsAll(earlier.sessions());
    }

    @Test
    void hasSomeHundredEntriesOfEveryCourse() {
        var stories = stories(life);
        assertThat(stories.size()).isBetween(200, 450);
        var kinds = new HashSet<Kind>();
        stories.forEach(story -> story.steps().forEach(step -> kinds.add(step.kind())));
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
        assertThat(stories.stream().filter(RecordedLifeTests::isReferred).count())
                .isBetween(15L, 80L);
        assertThat(stories).anyMatch(story -> story.steps().isEmpty());
        assertThat(life.inspections().size()).isBetween(168, 336);
        assertThat(life.sessions()).hasSize(30);
    }

    @Test
    void tellsNothingOfTheFutureAndNothingOutOfOrder() {
        for (var story : stories(life)) {
            var before = occurredAt(story.entry());
            assertThat(recordedAt(story.entry())).isBetween(before, NOVEMBER);
            for (var step : story.steps()) {
                assertThat(occurredAt(step.body()))
                        .as("%s of %s", step.kind(), story.reference())
                        .isAfterOrEqualTo(before);
                assertThat(recordedAt(step.body())).isBetween(occurredAt(step.body()), NOVEMBER);
                before = occurredAt(step.body());
            }
        }
    }

    @Test
    void otherTracksTellNothingOfTheFutureEither() {
        var tracks = life.otherTracks();
        assertThat(tracks.consultations().size()).isBetween(600, 1500);
        assertThat(tracks.reports().size()).isBetween(15, 60);
        assertThat(tracks.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.relays()).isNotEmpty());
        tracks.consultations().forEach(one -> assertThat(recordedAt(one.body())).isBefore(NOVEMBER));
        tracks.reports()
                .forEach(report -> report.steps()
                        .forEach(step -> assertThat(recordedAt(step.body())).isBefore(NOVEMBER)));
        assertThat(lifeUntil(JULY).otherTracks().warnings()).hasSize(1);
    }

    @Test
    void unitsDoWorkBesideTheirLedgerOnceEachAndNotInTheFuture() {
        var duties = life.duties().duties();
        var tasks = life.duties().tasks();

        assertThat(duties.size()).isBetween(900, 2200);
        assertThat(duties.stream().map(duty -> duty.body().get("kind")))
                .contains(
                        "rules-filed",
                        "meeting-held",
                        "publicity-held",
                        "case-published",
                        "patrol-recorded",
                        "promotion-held",
                        "coordination-held",
                        "joint-action-held",
                        "commendation-recorded");
        assertThat(duties).extracting(Duties.Duty::reference).doesNotHaveDuplicates();
        assertThat(duties)
                .allSatisfy(duty -> assertThat(recordedAt(duty.body())).isBefore(NOVEMBER));
        assertThat(tasks.size()).isBetween(150, 200);
        assertThat(tasks.stream().filter(task -> task.completion() == null)).isNotEmpty();
        assertThat(lifeUntil(NOVEMBER).duties().duties()).isEqualTo(duties);
        assertThat(duties).containsAll(lifeUntil(JULY).duties().duties());
    }

    @Test
    void growsWithTheScaleAsked() {
        var larger = new RecordedLife(county, WorkingCalendar.china(), NOVEMBER, 1, 16);
        assertThat(stories(larger).size()).isGreaterThanOrEqualTo(5000);
    }

    @Test
    void namesNobodyWhoLives() {
        for (var story : stories(life)) {
            var complainant = (Map<?, ?>) story.entry().get("complainant");
            assertThat(complainant).isNotNull();
            assertThat(String.valueOf(complainant.get("name"))).startsWith("示例");
            if (complainant.containsKey("phone")) {
                assertThat(String.valueOf(complainant.get("phone"))).matches("130 0000 \\d{4}");
            }
        }
    }

    @Test
    void countsEachReferenceOnceAndEachLedgerInOrder() {
        var references = new HashSet<String>();
        life.complaints().forEach((unit, ledger) -> {
            assertThat(ledger).extracting(Story::unit).containsOnly(unit);
            assertThat(ledger).extracting(Story::receivedAt).isSorted();
            ledger.forEach(
                    story -> assertThat(references.add(story.reference())).isTrue());
        });
    }

    @Test
    void makesSomeUnitsLateAndLeavesSomeWithoutAnEntry() {
        assertThat(life.complaints().size())
                .isLessThan(county.units(UnitKind.POINT).size());
        assertThat(stories(life).stream().filter(RecordedLifeTests::isLate).count())
                .isBetween(15L, 150L);
    }

    @Test
    void endsWhereTheCalendarsEnd() {
        var nextYear = lifeUntil(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(stories(nextYear)).isNotEmpty();
        for (var story : stories(nextYear)) {
            assertThat(story.steps())
                    .allSatisfy(step -> assertThat(WorkingCalendar.dateOf(occurredAt(step.body())))
                            .isEqualTo(WorkingCalendar.dateOf(story.receivedAt())));
        }
    }

    private RecordedLife lifeUntil(Instant present) {
        return new RecordedLife(county, WorkingCalendar.china(), present, 1, 1);
    }

    private static boolean isReferred(Story story) {
        return story.steps().stream().anyMatch(step -> step.kind() == Kind.REFERRAL);
    }

    private static boolean isLate(Story story) {
        var received = WorkingCalendar.dateOf(story.receivedAt());
        return !WorkingCalendar.dateOf(story.recordedAt()).equals(received);
    }

    private static List<Story> stories(RecordedLife life) {
        return life.complaints().values().stream().flatMap(Collection::stream).toList();
    }

    private static Instant occurredAt(Map<String, Object> body) {
        return OffsetDateTime.parse(String.valueOf(body.get("occurredAt"))).toInstant();
    }

    private static Instant recordedAt(Map<String, Object> body) {
        return OffsetDateTime.parse(String.valueOf(body.get("recordedAt"))).toInstant();
    }
}
