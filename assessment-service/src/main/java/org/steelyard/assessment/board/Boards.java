package org.steelyard.assessment.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.board.Board.Count;
import org.steelyard.assessment.network.NetworkRegistry;
import org.steelyard.assessment.network.Tenure;
import org.steelyard.assessment.network.Unit;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.contracts.Event;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.PageRequest;

/** Makes the departments' board of a county, for the two departments and whoever audits them. */
@Service
public class Boards {

    private static final int FIRST_YEAR = 2000;
    private static final int UNITS_AT_ONCE = 500;

    private final BoardFiles files;
    private final BoardFacts facts;
    private final NetworkRegistry network;
    private final Clock clock;

    Boards(BoardFiles files, BoardFacts facts, NetworkRegistry network, Clock clock) {
        this.files = files;
        this.facts = facts;
        this.network = network;
        this.clock = clock;
    }

    /** The board of a year, by default the present one, as it stands now. */
    public Board board(@Nullable Integer wanted, Caller caller) {
        caller.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        var asOf = clock.instant();
        var thisYear = WorkingCalendar.dateOf(asOf).getYear();
        var period = wanted == null ? thisYear : wanted;
        if (period < FIRST_YEAR || period > thisYear) {
            throw new FieldRefused("period", "range", String.valueOf(FIRST_YEAR), String.valueOf(thisYear));
        }
        if (caller.path().isEmpty()) {
            throw new NotAllowed();
        }
        var county = caller.path().getFirst();
        var file = files.of(period);
        var units = unitsOn(Counting.lookedAt(period, asOf), caller);
        return compute(file, county, period, asOf, facts.of(county, period), units);
    }

    static Board compute(
            BoardFile file, String county, int period, Instant asOf, List<Event> facts, List<Counting.Staffed> units) {
        var counting = new Counting(facts, units, period, asOf, file.sessions());
        var duties =
                file.duties().stream().map(duty -> Counted.of(duty, counting)).toList();
        var applying = duties.stream()
                .filter(duty -> duty.applying() > 0)
                .mapToInt(duty -> duty.duty().weight())
                .sum();
        var lines =
                duties.stream().flatMap(duty -> duty.lines(applying).stream()).toList();
        var score =
                applying == 0 ? null : lines.stream().map(Board.Line::points).reduce(Ratio.ZERO, Ratio::plus);
        return new Board(county, period, asOf, file.ref(), score, lines);
    }

    private List<Counting.Staffed> unitsOn(LocalDate day, Caller caller) {
        var staffed = new ArrayList<Counting.Staffed>();
        @Nullable String after = null;
        while (true) {
            var page = network.units(null, null, caller, new PageRequest(after, UNITS_AT_ONCE));
            page.stream()
                    .limit(UNITS_AT_ONCE)
                    .filter(unit -> unit.kind() != UnitKind.COUNTY && unit.isOpenOn(day))
                    .forEach(unit -> staffed.add(staffed(unit, day)));
            if (page.size() <= UNITS_AT_ONCE) {
                return staffed;
            }
            after = page.get(UNITS_AT_ONCE - 1).id();
        }
    }

    private static Counting.Staffed staffed(Unit unit, LocalDate day) {
        return new Counting.Staffed(
                unit.ref(),
                unit.officers().stream()
                        .filter(tenure -> serves(tenure, day))
                        .map(Tenure::officer)
                        .collect(Collectors.toSet()));
    }

    private static boolean serves(Tenure tenure, LocalDate day) {
        return !tenure.from().isAfter(day)
                && (tenure.to() == null || !tenure.to().isBefore(day));
    }

    /** A duty with its lines counted. */
    private record Counted(BoardFile.Duty duty, List<@Nullable Count> counts) {

        static Counted of(BoardFile.Duty duty, Counting counting) {
            var counts = new ArrayList<@Nullable Count>();
            duty.lines().forEach(line -> counts.add(counting.count(line)));
            return new Counted(duty, counts);
        }

        int applying() {
            return Math.toIntExact(
                    counts.stream().filter(count -> count != null).count());
        }

        /** Within a duty the others take over what does not apply; a duty without any line leaves its weight to the others. */
        List<Board.Line> lines(int applyingWeight) {
            var each = Ratio.of(duty.weight(), duty.lines().size());
            var after =
                    applying() == 0 ? Ratio.ZERO : Ratio.of(100L * duty.weight(), (long) applyingWeight * applying());
            var lines = new ArrayList<Board.Line>();
            for (int i = 0; i < duty.lines().size(); i++) {
                var line = duty.lines().get(i);
                var count = counts.get(i);
                lines.add(new Board.Line(
                        duty.code(),
                        line.code(),
                        line.measure(),
                        line.function().name(),
                        line.perYear(),
                        each,
                        count == null ? Ratio.ZERO : after,
                        count,
                        count == null ? null : Counting.share(count)));
            }
            return lines;
        }
    }
}
