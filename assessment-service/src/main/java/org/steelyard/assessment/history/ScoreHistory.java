package org.steelyard.assessment.history;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.ScoreEvent.ScoreChanged;
import org.steelyard.contracts.calendar.WorkingCalendar;

/**
 * Where each unit's score stood at the end of each day on which it moved: one small document per unit and period, written
 * by id, a day at a time. Writing a day again is nothing, and as a unit's changes come in order the last one of a day stays.
 */
@Component
public class ScoreHistory {

    private static final String COLLECTION = "score-days";
    private static final int DIGITS = 30; // what a stored decimal holds, less a few

    private final MongoOperations mongo;

    ScoreHistory(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * A day on which a score moved.
     *
     * @param score where it stood when the day ended, none if no indicator applied
     */
    public record Day(
            LocalDate date,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            String scheme) {}

    /** Keeps changes; of each unit and day the last. */
    public void keep(Collection<ScoreChanged> changes) {
        var last = new LinkedHashMap<String, Bson>();
        for (var change : changes) {
            var day = WorkingCalendar.dateOf(change.recordedAt());
            last.put(change.key() + "|" + day, Updates.set("days." + day, document(change)));
        }
        if (last.isEmpty()) {
            return;
        }
        var writes = new ArrayList<UpdateOneModel<Document>>();
        last.forEach((key, set) -> writes.add(new UpdateOneModel<>(
                eq("_id", key.substring(0, key.lastIndexOf('|'))), set, new UpdateOptions().upsert(true))));
        var unused = collection().bulkWrite(writes, new BulkWriteOptions().ordered(true));
    }

    private static Document document(ScoreChanged change) {
        var score = change.score();
        var grade = change.grade();
        return new Document("score", score == null ? null : new Decimal128(fitting(score)))
                .append("grade", grade == null ? null : grade.name())
                .append("scheme", change.scheme());
    }

    private static BigDecimal fitting(BigDecimal score) {
        return score.precision() > DIGITS ? score.round(new java.math.MathContext(DIGITS)) : score;
    }

    /** The days on which a unit's score of a period moved, in order. */
    public List<Day> of(String unit, int period) {
        var found = collection().find(eq("_id", unit + "|" + period)).first();
        if (found == null) {
            return List.of();
        }
        var days = new TreeMap<LocalDate, Day>();
        found.get("days", Document.class).forEach((date, day) -> {
            if (day instanceof Document stored) {
                days.put(LocalDate.parse(date), day(LocalDate.parse(date), stored));
            }
        });
        return List.copyOf(days.values());
    }

    private static Day day(LocalDate date, Document stored) {
        var score = stored.get("score", Decimal128.class);
        var grade = stored.getString("grade");
        return new Day(
                date,
                score == null ? null : score.bigDecimalValue(),
                grade == null ? null : Grade.valueOf(grade),
                stored.getString("scheme"));
    }

    private MongoCollection<Document> collection() {
        return mongo.getCollection(COLLECTION);
    }
}
