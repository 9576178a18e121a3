package org.steelyard.assessment.score.web;

import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.LiveScores;
import org.steelyard.assessment.score.Periods;
import org.steelyard.assessment.score.Ranking;
import org.steelyard.assessment.score.ScoreStreams;
import org.steelyard.assessment.score.ScoreSummary;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.ScoringSettings;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Page;
import org.steelyard.platform.web.PageRequest;

/** Live scores: the list with places among peers, and the stream of changes. */
@RestController
@RequestMapping("/api/scores")
class ScoreListController {

    private final LiveScores scores;
    private final Schemes schemes;
    private final ScoreStreams streams;
    private final ScoringSettings settings;
    private final Clock clock;

    ScoreListController(
            LiveScores scores, Schemes schemes, ScoreStreams streams, ScoringSettings settings, Clock clock) {
        this.scores = scores;
        this.schemes = schemes;
        this.streams = streams;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Units in the caller's area by code; places are those among all peers of the county, seen or not. With
     * {@code include=indicators} each with what it got for every indicator.
     */
    @GetMapping
    Page<ScoreRow> list(
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable UnitKind kind,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "indicators") String include,
            Caller caller,
            PageRequest page) {
        var all = scores.all(Periods.of(period, clock));
        var seen = all.stream().filter(unit -> caller.covers(unit.path())).toList();
        requireSeen(parent, seen);
        var ranking = new Ranking(all, schemes);
        var after = page.after();
        var wanted = seen.stream()
                .filter(unit -> kind == null || unit.kind() == kind)
                .filter(unit -> parent == null || parent.equals(unit.parent()))
                .filter(unit -> after == null || unit.unit().compareTo(after) > 0)
                .limit(page.limit() + 1L)
                .toList();
        var explained = include == null ? Map.<String, ScoreView>of() : explained(wanted, page);
        return page.page(
                wanted,
                ScoreSummary::unit,
                unit -> ScoreRow.of(unit, ranking.of(unit.unit()), explained.get(unit.unit())));
    }

    private Map<String, ScoreView> explained(List<ScoreSummary> wanted, PageRequest page) {
        return scores.explained(wanted.stream().limit(page.limit()).toList());
    }

    private static void requireSeen(@Nullable String parent, List<ScoreSummary> seen) {
        if (parent != null && seen.stream().noneMatch(unit -> unit.path().contains(parent))) {
            throw new NotFound("unit", parent);
        }
    }

    /**
     * Scores in the caller's area as they move; one unit, or all within one, if asked. Resumes after {@code Last-Event-ID};
     * where that is not possible, an event {@code refresh} says that the list has to be read again.
     */
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String within,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller) {
        var end = new Browser(new SseEmitter(settings.streamLifetime().toMillis()));
        end.whenGone(streams.open(
                score -> caller.covers(score.path())
                        && (unit == null || unit.equals(score.unit()))
                        && (within == null || score.path().contains(within)),
                lastEventId,
                end));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // proxies that hold back would make news late
                .body(end.emitter);
    }

    /** A browser that listens. */
    private static final class Browser implements ScoreStreams.End {
        private final SseEmitter emitter;

        Browser(SseEmitter emitter) {
            this.emitter = emitter;
        }

        void whenGone(Runnable close) {
            emitter.onCompletion(close);
            emitter.onTimeout(close);
            emitter.onError(_ -> close.run());
        }

        /** An id without data is no event for the client, but what it sends as {@code Last-Event-ID} when it comes again. */
        @Override
        public void begin(String id, boolean refresh) throws IOException {
            emitter.send(SseEmitter.event().id(id).comment("listening"));
            if (refresh) {
                emitter.send(SseEmitter.event().name("refresh").data("{}"));
            }
        }

        @Override
        public void send(ScoreStreams.News news) throws IOException {
            emitter.send(SseEmitter.event()
                    .id(news.id())
                    .name("score-changed")
                    .data(news.score(), MediaType.APPLICATION_JSON));
        }

        @Override
        public void beat() throws IOException {
            emitter.send(SseEmitter.event().comment("beat"));
        }

        @Override
        public void close() {
            try {
                emitter.complete();
            } catch (IllegalStateException gone) {
                return; // the container has ended it already
            }
        }
    }
}
