package org.steelyard.assessment.score.kafka;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.assessment.score.Question;
import org.steelyard.assessment.score.ScoreView;
import org.steelyard.assessment.score.Scorer;
import org.steelyard.assessment.score.UnitCard;
import org.steelyard.assessment.score.UnitScore;
import org.steelyard.contracts.Channel;
import org.steelyard.contracts.Origin;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.CalendarMissing;
import org.steelyard.contracts.calendar.WorkingCalendar;
import tools.jackson.databind.json.JsonMapper;

/** Scores a kept unit anew and tells what moved, and only that. */
final class Evaluation {

    private static final String SOURCE = "assessment-service";
    private static final int FIRST_YEAR = 2000;
    private static final Instant ALWAYS = Instant.EPOCH;

    /** Where news goes. */
    interface Outlet {
        /** Whether what moved is told to others; not by an engine that is being rebuilt. */
        boolean speaks();

        void explained(String unit, int period, byte[] view);

        void changed(ScoreChanged event);

        void toStation(String station, byte[] news);
    }

    private final Keeping keeping;
    private final Scorer scorer;
    private final Schemes schemes;
    private final JsonMapper json;
    private final ScoringMeters meters;

    Evaluation(Keeping keeping, Scorer scorer, Schemes schemes, JsonMapper json, ScoringMeters meters) {
        this.keeping = keeping;
        this.scorer = scorer;
        this.schemes = schemes;
        this.json = json;
        this.meters = meters;
    }

    /** Scores all periods of a unit; whether anything was told. */
    boolean evaluate(String code, Instant now, Outlet outlet) {
        var kept = keeping.unit(code);
        var card = kept.facts().newestCard();
        if (card == null || card.unit().kind() == UnitKind.COUNTY) {
            return false; // facts of a unit that is not registered yet wait for it
        }
        var thisYear = WorkingCalendar.dateOf(now).getYear();
        var told = false;
        for (int period : kept.periods(thisYear).tailSet(FIRST_YEAR)) {
            var scheme = schemes.of(card.unit().kind(), period).orElse(null);
            if (scheme != null) {
                told |= evaluate(kept, card, scheme, new Question(period, now, false), outlet);
            }
        }
        return told;
    }

    private boolean evaluate(KeptUnit kept, UnitCard card, Scheme scheme, Question question, Outlet outlet) {
        var score = score(kept, card, scheme, question);
        if (score == null) {
            return false;
        }
        var before = kept.told(question.period());
        var view = ScoreView.of(score);
        var digest = digest(json.writeValueAsBytes(view.at(ALWAYS)));
        var moved = !digest.equals(before.digest());
        var station = score.card().station();
        var news = station == null ? null : ChildNews.of(score);
        var stationHears = !Objects.equals(news, before.news()) || !Objects.equals(station, before.station());
        var owed = outlet.speaks() && scoreMoved(before, view);
        if (!moved && !stationHears && !owed) {
            return false;
        }
        if (stationHears) {
            tellStations(before, station, news, outlet);
        }
        var sequence = before.sequence();
        if (moved) {
            outlet.explained(card.unit().code(), question.period(), json.writeValueAsBytes(view));
        }
        if (owed) {
            outlet.changed(changed(view, card, before, ++sequence));
        }
        var told = outlet.speaks()
                ? new Told(sequence, digest, view.score(), view.grade(), view.scheme(), station, news)
                : new Told(sequence, digest, before.score(), before.grade(), before.scheme(), station, news);
        keeping.tell(card.unit().code(), question.period(), told);
        return moved;
    }

    /** The score, or none if it cannot be computed now; then the last one stays. */
    private @Nullable UnitScore score(KeptUnit kept, UnitCard card, Scheme scheme, Question question) {
        try {
            return scorer.score(
                    new Scorer.Known(kept.facts(), keeping.offers()),
                    kept.children(question.period()),
                    scheme,
                    question);
        } catch (CalendarMissing missing) {
            meters.calendarMissing(missing.year());
        } catch (RuntimeException failure) {
            meters.failed(card.unit().code(), failure); // one unit must not stop the scores of all
        }
        return null;
    }

    private void tellStations(Told before, @Nullable String station, @Nullable ChildNews news, Outlet outlet) {
        var old = before.station();
        var oldNews = before.news();
        if (old != null && oldNews != null && !old.equals(station)) {
            outlet.toStation(old, json.writeValueAsBytes(oldNews.gone()));
        }
        if (station != null && news != null) {
            outlet.toStation(station, json.writeValueAsBytes(news));
        }
    }

    private static boolean scoreMoved(Told before, ScoreView now) {
        return !same(before.score(), now.score())
                || before.grade() != now.grade()
                || before.scheme() != null && !before.scheme().equals(now.scheme());
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static ScoreChanged changed(ScoreView view, UnitCard card, Told before, long sequence) {
        var origin = new Origin(
                SOURCE,
                card.unit().code() + "|" + view.period(),
                sequence,
                view.asOf(),
                view.asOf(),
                card.unit(),
                Role.SYSTEM,
                Channel.SYSTEM);
        return new ScoreChanged(origin, view.period(), view.scheme(), view.score(), before.score(), view.grade());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
