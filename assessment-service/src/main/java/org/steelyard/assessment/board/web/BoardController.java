package org.steelyard.assessment.board.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steelyard.assessment.board.Board;
import org.steelyard.assessment.board.BoardMeasure;
import org.steelyard.assessment.board.BoardSettings;
import org.steelyard.assessment.board.Boards;
import org.steelyard.assessment.scheme.Ratio;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.security.Caller;

@RestController
@RequestMapping("/api/boards")
class BoardController {

    private final Boards boards;
    private final BoardSettings settings;

    BoardController(Boards boards, BoardSettings settings) {
        this.boards = boards;
        this.settings = settings;
    }

    @GetMapping("/departments")
    BoardView departments(@RequestParam(required = false) @Nullable Integer period, Caller caller) {
        return BoardView.of(boards.board(period, caller), settings.shown());
    }

    /** The board; numbers unrounded, and the score also as it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BoardView(
            String county,
            int period,
            OffsetDateTime asOf,
            String scheme,
            @Nullable BigDecimal score,
            @Nullable BigDecimal shown,
            List<LineView> lines) {

        static BoardView of(Board board, int shown) {
            return new BoardView(
                    board.county(),
                    board.period(),
                    board.asOf().atZone(WorkingCalendar.ZONE).toOffsetDateTime(),
                    board.ref(),
                    decimal(board.score()),
                    board.score() == null ? null : board.score().toDecimal(2),
                    board.lines().stream().map(line -> LineView.of(line, shown)).toList());
        }

        private static @Nullable BigDecimal decimal(@Nullable Ratio ratio) {
            return ratio == null ? null : ratio.toDecimal();
        }
    }

    /**
     * One line.
     *
     * @param n of all there are; for a quota, of what is due by now
     * @param events behind k, the first of them
     * @param missing behind n − k, the first of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String duty,
            String code,
            BoardMeasure measure,
            String function,
            @Nullable Integer perYear,
            boolean applies,
            @Nullable Integer k,
            @Nullable Integer n,
            @Nullable BigDecimal share,
            BigDecimal weight,
            BigDecimal effectiveWeight,
            BigDecimal points,
            int eventCount,
            List<String> events,
            int missingCount,
            List<String> missing) {

        static LineView of(Board.Line line, int shown) {
            var count = line.count();
            var events = count == null ? List.<String>of() : count.events();
            var missing = count == null ? List.<String>of() : count.missing();
            return new LineView(
                    line.duty(),
                    line.code(),
                    line.measure(),
                    line.function(),
                    line.perYear(),
                    count != null,
                    count == null ? null : count.k(),
                    count == null ? null : count.n(),
                    BoardView.decimal(line.share()),
                    line.weight().toDecimal(),
                    line.effective().toDecimal(),
                    line.points().toDecimal(),
                    events.size(),
                    events.stream().limit(shown).toList(),
                    missing.size(),
                    missing.stream().limit(shown).toList());
        }
    }
}
