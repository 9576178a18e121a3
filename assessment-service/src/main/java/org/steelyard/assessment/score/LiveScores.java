package org.steelyard.assessment.score;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The last score of each unit and period, to be listed and read. Written by id alone, so repeating a write is nothing. */
@Component
public class LiveScores {

    private static final String EXPLAINED = "explained";

    private final MongoOperations mongo;
    private final ScoringEngines engines;
    private final JsonMapper json;

    LiveScores(MongoOperations mongo, ScoringEngines engines) {
        this.mongo = mongo;
        this.engines = engines;
        this.json = ScoringJson.mapper();
    }

    /** Keeps these scores of an engine in place of what was there. */
    public void keep(int engine, Collection<ScoreView> scores) {
        if (scores.isEmpty()) {
            return;
        }
        var writes = scores.stream()
                .map(view -> new ReplaceOneModel<>(
                        eq("_id", id(view.unit(), view.period())), document(view), new ReplaceOptions().upsert(true)))
                .toList();
        var unused = collection(engine).bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** The explained score of a unit. */
    public Optional<ScoreView> of(String unit, int period) {
        var found = collection().find(eq("_id", id(unit, period))).first();
        return Optional.ofNullable(found)
                .map(document -> json.readValue(document.getString(EXPLAINED), ScoreView.class));
    }

    /** The explained scores of listed units, by unit. */
    public Map<String, ScoreView> explained(Collection<ScoreSummary> listed) {
        var ids = listed.stream().map(one -> id(one.unit(), one.period())).toList();
        var views = new HashMap<String, ScoreView>();
        for (var document : collection().find(in("_id", ids)).projection(Projections.include(EXPLAINED))) {
            var view = json.readValue(document.getString(EXPLAINED), ScoreView.class);
            views.put(view.unit(), view);
        }
        return views;
    }

    /** All units of a period, by code, without their explanation. */
    public List<ScoreSummary> all(int period) {
        var all = new ArrayList<ScoreSummary>();
        for (var document : collection().find(eq("period", period)).projection(Projections.exclude(EXPLAINED))) {
            all.add(json.readValue(document.getString("summary"), ScoreSummary.class));
        }
        all.sort(java.util.Comparator.comparing(ScoreSummary::unit));
        return all;
    }

    private Document document(ScoreView view) {
        return new Document("_id", id(view.unit(), view.period()))
                .append("unit", view.unit())
                .append("path", view.path())
                .append("period", view.period())
                .append("summary", json.writeValueAsString(ScoreSummary.of(view)))
                .append(EXPLAINED, json.writeValueAsString(view));
    }

    private static String id(String unit, int period) {
        return unit + "|" + period;
    }

    /** Of the engine that is live at this moment: a switch holds for the next read. */
    private MongoCollection<Document> collection() {
        return collection(engines.state().live());
    }

    private MongoCollection<Document> collection(int engine) {
        return mongo.getCollection(engines.collection(engine));
    }

    /** Hands over an engine's scores by unit and period. */
    void each(int engine, BiConsumer<String, ScoreView> to) {
        for (var document : collection(engine).find()) {
            to.accept(document.getString("_id"), json.readValue(document.getString(EXPLAINED), ScoreView.class));
        }
    }

    /** An engine's score by unit and period. */
    Optional<ScoreView> of(int engine, String id) {
        return Optional.ofNullable(collection(engine).find(eq("_id", id)).first())
                .map(document -> json.readValue(document.getString(EXPLAINED), ScoreView.class));
    }

    /** Takes away an engine's scores. */
    void drop(int engine) {
        collection(engine).drop();
    }

    /** Whether a unit has a score, or at least a place in the list, in any period. */
    public @Nullable ScoreSummary anyOf(String unit) {
        var found = collection()
                .find(eq("unit", unit))
                .projection(Projections.exclude(EXPLAINED))
                .first();
        return found == null ? null : json.readValue(found.getString("summary"), ScoreSummary.class);
    }
}
