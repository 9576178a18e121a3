package org.steelyard.assessment.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;

/** What operators do when live scores are in doubt: replay the log beside them, compare, and switch. */
@Service
public class Rebuilding {

    private static final int SHOWN = 100;
    /** Records behind the end of a log that is being written to. */
    private static final long NEARLY = 100;

    private final ScoringEngines engines;
    private final LiveScores scores;
    private final RebuildLog log;

    Rebuilding(ScoringEngines engines, LiveScores scores, RebuildLog log) {
        this.engines = engines;
        this.scores = scores;
        this.log = log;
    }

    /**
     * A unit and period on which the two disagree, or that one of them does not have.
     *
     * @param live shown with all digits; none if it has no score or is not there
     */
    public record Difference(
            String unit,
            int period,
            boolean inLive,
            boolean inRebuild,
            @Nullable BigDecimal live,
            @Nullable BigDecimal rebuilt) {}

    /**
     * The two side by side.
     *
     * @param equal units and periods on which all figures are the same
     * @param different on how many they are not
     * @param differences the first of these
     */
    public record Comparison(int live, int rebuilt, int equal, int different, List<Difference> differences) {}

    /**
     * How far it is.
     *
     * @param comparison once the log is read
     */
    public record Status(
            ScoringEngines.State engines,
            RebuildLog.@Nullable Progress progress,
            boolean caughtUp,
            @Nullable Comparison comparison) {}

    public ScoringEngines.State start(Caller by, Conditions conditions) {
        by.require(Role.OPERATOR);
        return engines.start(conditions);
    }

    public Status status(Caller by) {
        by.require(Role.OPERATOR, Role.AUDITOR);
        var state = engines.state();
        if (!(state.rebuild() instanceof Integer rebuild)) {
            return new Status(state, null, false, null);
        }
        var progress = log.progress(rebuild);
        var caughtUp = progress.end() - progress.read() <= NEARLY;
        return new Status(state, progress, caughtUp, caughtUp ? compare(state.live(), rebuild) : null);
    }

    /** Makes a rebuild live; differences have to be accepted, because what is read changes with them. */
    public ScoringEngines.State switchTo(int number, boolean acceptDifferences, Caller by, Conditions conditions) {
        by.require(Role.OPERATOR);
        var state = engines.state();
        if (state.live() == number) {
            return state; // said again
        }
        requireKnown(number, state);
        var status = status(by);
        var comparison = status.comparison();
        if (comparison == null) {
            throw new RebuildRefused("rebuild-behind", Integer.toString(number));
        }
        if (comparison.different() > 0 && !acceptDifferences) {
            throw new RebuildRefused(
                    "rebuild-differs", Integer.toString(number), Integer.toString(comparison.different()));
        }
        return engines.switchTo(number, conditions);
    }

    /** Gives up a rebuild, or takes away what was live before the last switch. */
    public void drop(int number, Caller by, Conditions conditions) {
        by.require(Role.OPERATOR);
        requireKnown(number, engines.state());
        var unused = engines.drop(number, conditions);
        scores.drop(number);
        log.forget(number);
    }

    private static void requireKnown(int number, ScoringEngines.State state) {
        if (!Integer.valueOf(number).equals(state.rebuild())
                && !Integer.valueOf(number).equals(state.previous())) {
            throw new NotFound("rebuild", Integer.toString(number));
        }
    }

    private Comparison compare(int live, int rebuilt) {
        var ids = new TreeSet<String>();
        var inLive = new HashSet<String>();
        var figures = new java.util.HashMap<String, Integer>();
        scores.each(live, (id, view) -> {
            inLive.add(id);
            figures.put(id, figuresOf(view).hashCode());
        });
        var inRebuilt = new HashSet<String>();
        scores.each(rebuilt, (id, view) -> {
            inRebuilt.add(id);
            if (!Integer.valueOf(figuresOf(view).hashCode()).equals(figures.get(id))) {
                ids.add(id);
            }
        });
        inLive.stream().filter(id -> !inRebuilt.contains(id)).forEach(ids::add);
        var different = new ArrayList<Difference>();
        for (var id : ids) { // what moved while the two were read is looked at again
            difference(id, scores.of(live, id), scores.of(rebuilt, id)).ifPresent(different::add);
        }
        var all = new HashSet<>(inLive);
        all.addAll(inRebuilt);
        return new Comparison(
                inLive.size(),
                inRebuilt.size(),
                all.size() - different.size(),
                different.size(),
                different.stream().limit(SHOWN).toList());
    }

    private static ScoreView figuresOf(ScoreView view) {
        return view.at(java.time.Instant.EPOCH);
    }

    private static Optional<Difference> difference(String id, Optional<ScoreView> live, Optional<ScoreView> rebuilt) {
        if (live.map(Rebuilding::figuresOf).equals(rebuilt.map(Rebuilding::figuresOf))) {
            return Optional.empty();
        }
        var bar = id.indexOf('|');
        return Optional.of(new Difference(
                id.substring(0, bar),
                Integer.parseInt(id.substring(bar + 1)),
                live.isPresent(),
                rebuilt.isPresent(),
                live.map(ScoreView::score).orElse(null),
                rebuilt.map(ScoreView::score).orElse(null)));
    }
}
