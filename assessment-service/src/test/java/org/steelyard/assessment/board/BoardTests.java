package org.steelyard.assessment.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.CompletionBasis;
import org.steelyard.contracts.DutyEvent.DefectFixed;
import org.steelyard.contracts.DutyEvent.InspectionRecorded;
import org.steelyard.contracts.DutyEvent.JointActionHeld;
import org.steelyard.contracts.DutyEvent.TaskAssigned;
import org.steelyard.contracts.DutyEvent.TaskCompleted;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.InspectionItem;
import org.steelyard.contracts.JointActionKind;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent.ReviewRecorded;
import org.steelyard.contracts.TaskKind;
import org.steelyard.contracts.TrainingEvent.CompletionRevoked;
import org.steelyard.contracts.TrainingEvent.SessionHeld;
import org.steelyard.contracts.TrainingEvent.TrainingCompleted;
import org.steelyard.contracts.TrainingMode;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.UnitRef;

class BoardTests {

    private static final UnitRef COUNTY = new UnitRef("C", UnitKind.COUNTY, List.of("C"));
    private static final UnitRef STATION = new UnitRef("S", UnitKind.STATION, List.of("C", "S"));
    private static final UnitRef POINT = new UnitRef("P", UnitKind.POINT, List.of("C", "S", "P"));
    private static final Set<InspectionItem> ALL = EnumSet.allOf(InspectionItem.class);
    private static final Instant OCTOBER = Instant.parse("2026-10-02T02:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-02-01T02:00:00Z");

    private final List<Event> facts = new ArrayList<>();
    private int subjects;

    @Test
    void theFileThatIsShippedSumsToAHundred() throws Exception {
        assertThat(file().duties()).hasSize(5);
        assertThat(file().ref()).isEqualTo("departments@1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight: 99 | sum to 99
            weight: 100}, {code: R1, weight: 1 | sum to 101
            """)
    void aBoardThatDoesNotSumToAHundredIsNamed(String weight, String said) {
        var yaml =
                "board: {id: b, version: 1, valid-from: 2026-01-01, sessions: 2, duties: [{code: R1, lines: [{code: %s,"
                                .formatted(Math.abs(weight.hashCode()))
                        + " measure: DEFECTS_FIXED, function: LIN}], " + weight
                        + ", lines: [{code: y, measure: DEFECTS_FIXED, function: LIN}]}]}";
        if (!weight.contains("}")) {
            yaml = yaml.replace(", lines: [{code: y, measure: DEFECTS_FIXED, function: LIN}]", "");
        }
        var resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "b.yaml");
        assertThatThrownBy(() -> BoardFiles.read(resource))
                .hasMessageContaining("b.yaml")
                .hasStackTraceContaining(said);
    }

    @Test
    void nothingDoneIsNothingWhereItIsDueAndNotApplicableWhereItIsNot() {
        var board = board(OCTOBER);

        assertThat(count(board, "R1a")).satisfies(count -> {
            assertThat(count.k()).isZero();
            assertThat(count.n()).isEqualTo(2);
            assertThat(count.missing()).containsExactly("S", "P");
        });
        assertThat(line(board, "R2b").count()).isNull();
        assertThat(line(board, "R3a").count()).isNull();
        assertThat(line(board, "W3a").count()).isNull();
        assertThat(line(board, "R2a").effective())
                .isEqualTo(Ratio.of(100 * 30, 90)); // R2b's half and R3's share with it
        assertThat(board.score()).isEqualTo(Ratio.ZERO);
    }

    @Test
    void onTheFirstDaysNothingAppliesSoThereIsNoScore() {
        assertThat(board(Instant.parse("2026-01-02T02:00:00Z")).score()).isNull();
    }

    @Test
    void whatDoesNotApplyIsSharedOutInProportion() {
        facts.add(new JointActionHeld(
                origin(COUNTY, Role.COUNTY_REGULATOR, "2026-03-01", 1), JointActionKind.ENFORCEMENT, Set.of("A"), 0));
        var board = Boards.compute(file(), "C", 2026, OCTOBER, facts, List.of());

        // no units: R1a, R1b, R2a do not apply, and of R2 nothing does, as of R3
        assertThat(line(board, "R1c").effective()).isEqualTo(Ratio.of(100 * 40, 60));
        assertThat(line(board, "G2a").effective()).isEqualTo(Ratio.of(100 * 10, 60));
        assertThat(line(board, "G2a").share()).isEqualTo(Ratio.ONE); // one of two is due by October
        assertThat(board.lines().stream().map(Board.Line::effective).reduce(Ratio.ZERO, Ratio::plus))
                .isEqualTo(Ratio.of(100));
    }

    @Test
    void sessionsCountForEveryUnitWithinReach() {
        session("2026-02-01", TrainingMode.LECTURE, "C");
        assertThat(count(board(OCTOBER), "R1a").k()).isEqualTo(2); // one is due by October
        assertThat(count(board(NEXT_YEAR), "R1a").k()).isZero();
        session("2026-11-01", TrainingMode.MEETING, "S");
        session("2025-11-01", TrainingMode.MEETING, "C");
        assertThat(count(board(OCTOBER), "R1a").events()).hasSize(1);
        assertThat(count(board(NEXT_YEAR), "R1a"))
                .returns(2, Board.Count::k)
                .satisfies(count -> assertThat(count.events()).hasSize(2));
        assertThat(count(board(NEXT_YEAR), "R1c")).returns(2, Board.Count::k).returns(7, Board.Count::n);
    }

    @Test
    void staffIsCoveredByACompletionThatStands() {
        var at = origin(POINT, Role.POINT_OFFICER, "2026-05-01", 1);
        facts.add(new TrainingCompleted(at, "o-1", "M1", 2026, TrainingMode.SELF_STUDY, CompletionBasis.QUIZ, null));
        assertThat(count(board(OCTOBER), "R1b"))
                .returns(1, Board.Count::k)
                .returns(2, Board.Count::n)
                .satisfies(count -> assertThat(count.missing()).containsExactly("S/o-2"));
        facts.add(new CompletionRevoked(
                new Origin(
                        at.source(),
                        at.subject(),
                        2,
                        at.occurredAt(),
                        at.recordedAt(),
                        POINT,
                        Role.COUNTY_REGULATOR,
                        Channel.APP),
                "o-1",
                "M1",
                2026));
        assertThat(count(board(OCTOBER), "R1b").k()).isZero();
    }

    @Test
    void aVisitIsTheCountysAndOneOfEachUnitCounts() {
        look(POINT, "S", "2026-02-01", ALL);
        assertThat(count(board(NEXT_YEAR), "R2a")).returns(0, Board.Count::k).returns(2, Board.Count::n);
        look(POINT, "C", "2026-02-02", ALL);
        look(POINT, "350000-AMR", "2026-02-03", ALL);
        assertThat(count(board(NEXT_YEAR), "R2a"))
                .returns(1, Board.Count::k)
                .satisfies(count -> assertThat(count.missing()).containsExactly("S"));
        assertThat(line(board(OCTOBER), "R2a").share()).isEqualTo(Ratio.ONE); // one of two is due by October
    }

    @Test
    void aDefectIsOneUntilItIsFixedOrPassed() {
        var noName = EnumSet.complementOf(EnumSet.of(InspectionItem.NAME, InspectionItem.OFFICER));
        look(POINT, "S", "2026-02-01", noName);
        var second = look(POINT, "S", "2026-03-01", noName);
        assertThat(count(board(OCTOBER), "R2b")).returns(0, Board.Count::k).returns(2, Board.Count::n);

        facts.add(new DefectFixed(
                new Origin(
                        "assessment-service",
                        second.subject(),
                        2,
                        Instant.parse("2026-03-05T02:00:00Z"),
                        Instant.parse("2026-03-05T02:00:00Z"),
                        POINT,
                        Role.STATION_OFFICER,
                        Channel.APP),
                InspectionItem.NAME));
        assertThat(count(board(OCTOBER), "R2b")).returns(1, Board.Count::k).returns(2, Board.Count::n);
        look(POINT, "S", "2027-01-05", ALL); // passed in the next year: fixed in the end
        assertThat(count(board(NEXT_YEAR), "R2b")).returns(2, Board.Count::k).returns(2, Board.Count::n);
        assertThat(count(board(OCTOBER), "R2b").k()).isEqualTo(1);
    }

    @Test
    void bothDepartmentsAreWantedAtEveryJointReview() {
        review(POINT, Role.COUNTY_REGULATOR, ReviewStage.JOINT);
        review(POINT, Role.GOVERNANCE_OFFICE, ReviewStage.JOINT);
        review(STATION, Role.COUNTY_REGULATOR, ReviewStage.JOINT);
        review(STATION, Role.STATION_OFFICER, ReviewStage.STATION);

        assertThat(count(board(NEXT_YEAR), "R3a"))
                .returns(3, Board.Count::k)
                .returns(4, Board.Count::n)
                .satisfies(count -> assertThat(count.missing()).containsExactly("S/GOVERNANCE_OFFICE"));
    }

    @Test
    void theFourRecordsCountOnceEachAndQuestionsByTheirDay() {
        for (var kind : List.of(JointActionKind.DEPLOYMENT, JointActionKind.DEPLOYMENT, JointActionKind.APPRAISAL)) {
            facts.add(
                    new JointActionHeld(origin(COUNTY, Role.COUNTY_REGULATOR, "2026-03-01", 1), kind, Set.of("A"), 0));
        }
        question("2026-05-10", "2026-05-10");
        question("2026-05-10", "2026-05-11");
        question("2026-12-10", null);

        assertThat(count(board(OCTOBER), "G1a")).returns(2, Board.Count::k).returns(3, Board.Count::n);
        assertThat(count(board(NEXT_YEAR), "G1a").missing()).containsExactly("INSPECTION", "COMMENDATION");
        assertThat(count(board(OCTOBER), "W3a")).returns(1, Board.Count::k).returns(2, Board.Count::n);
        assertThat(count(board(NEXT_YEAR), "W3a").n()).isEqualTo(3);
    }

    private Board board(Instant asOf) {
        var units = List.of(new Counting.Staffed(STATION, Set.of("o-2")), new Counting.Staffed(POINT, Set.of("o-1")));
        return Boards.compute(file(), "C", 2026, asOf, facts, units);
    }

    private static Board.Line line(Board board, String code) {
        return board.lines().stream()
                .filter(line -> line.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Board.Count count(Board board, String code) {
        return Objects.requireNonNull(line(board, code).count());
    }

    private static BoardFile file() {
        try {
            return BoardFiles.read(new ClassPathResource("boards/departments-1.yaml"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void session(String day, TrainingMode mode, String area) {
        facts.add(new SessionHeld(
                origin(COUNTY, Role.COUNTY_REGULATOR, day, 1),
                mode,
                List.of("M1"),
                LocalDate.parse(day),
                List.of(area),
                5));
    }

    private InspectionRecorded look(UnitRef unit, String inspector, String day, Set<InspectionItem> passed) {
        var inspection = new InspectionRecorded(origin(unit, Role.STATION_OFFICER, day, 1), inspector, passed);
        facts.add(inspection);
        return inspection;
    }

    private void review(UnitRef unit, Role role, ReviewStage stage) {
        facts.add(new ReviewRecorded(origin(unit, role, "2027-01-20", 1), 2026, stage, true, false));
    }

    private void question(String due, @org.jspecify.annotations.Nullable String answered) {
        var asked = origin(COUNTY, Role.COUNTY_REGULATOR, "2026-05-01", 1);
        facts.add(new TaskAssigned(asked, TaskKind.QUESTION, "C", LocalDate.parse(due)));
        if (answered != null) {
            var at = Instant.parse(answered + "T02:00:00Z");
            facts.add(new TaskCompleted(
                    new Origin(asked.source(), asked.subject(), 2, at, at, COUNTY, Role.GOVERNANCE_OFFICE, Channel.APP),
                    0));
        }
    }

    private Origin origin(UnitRef unit, Role role, String day, long sequence) {
        var at = Instant.parse(day + "T02:00:00Z");
        return new Origin("test", "s-" + ++subjects, sequence, at, at, unit, role, Channel.APP);
    }
}
