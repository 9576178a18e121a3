package org.steelyard.assessment.whatif;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.assessment.score.ScoringJson;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.web.PageRequest;
import tools.jackson.databind.json.JsonMapper;

/** The jobs and their answers; a line of an answer is a document whose id is its place in the order. */
@Component
public class WhatIfs {

    private static final String JOBS = "what-ifs";
    private static final String LINES = "what-if-lines";
    private static final int BATCH = 500;

    private final MongoOperations mongo;
    private final JsonMapper json = ScoringJson.mapper();

    WhatIfs(MongoOperations mongo) {
        this.mongo = mongo;
    }

    WhatIf require(String id) {
        var found = mongo.findById(id, WhatIf.class);
        if (found == null) {
            throw new NotFound("what-if", id);
        }
        return found;
    }

    /** Only the process that runs a job writes its progress, so these writes need no guard. */
    void progress(String id, int done, int total, Instant now) {
        update(
                id,
                set("state", WhatIf.State.RUNNING.name()),
                set("done", done),
                set("total", total),
                set("touchedAt", Date.from(now)));
    }

    void touch(String id, Instant now) {
        update(id, set("touchedAt", Date.from(now)));
    }

    /** Lays a job down, for whoever comes first to take it up again. */
    void layDown(String id) {
        update(id, set("state", WhatIf.State.WAITING.name()), set("touchedAt", Date.from(Instant.EPOCH)));
    }

    /** Jobs that are not over and have given no sign of life since some instant, the oldest first. */
    List<WhatIf> lost(Instant since) {
        var open = List.of(WhatIf.State.WAITING.name(), WhatIf.State.RUNNING.name());
        return mongo
                .find(
                        Query.query(Criteria.where("state")
                                .in(open)
                                .and("touchedAt")
                                .lt(since)),
                        WhatIf.class)
                .stream()
                .sorted(java.util.Comparator.comparing(WhatIfs::position))
                .toList();
    }

    /** Takes up a lost job; false if another process was quicker. */
    boolean takeUp(WhatIf job, Instant now) {
        return mongo.getCollection(JOBS)
                        .updateOne(
                                and(eq("_id", job.id()), eq("touchedAt", Date.from(job.touchedAt()))),
                                combine(
                                        set("state", WhatIf.State.WAITING.name()),
                                        set("done", 0),
                                        set("restarts", job.restarts() + 1),
                                        set("touchedAt", Date.from(now))))
                        .getModifiedCount()
                == 1;
    }

    void fail(String id, String failure, Instant now) {
        update(id, set("state", WhatIf.State.FAILED.name()), set("failure", failure), set("endedAt", Date.from(now)));
    }

    /** Writes an answer in place of whatever a process that is gone wrote of it. */
    void finish(String id, List<UnitChange> changes, Instant now) {
        var before = mongo.getCollection(LINES).deleteMany(linesOf(id));
        for (int from = 0; from < changes.size(); from += BATCH) {
            var lines = new ArrayList<ReplaceOneModel<Document>>();
            for (int i = from; i < Math.min(from + BATCH, changes.size()); i++) {
                var line = new Document("_id", id + "|" + place(i))
                        .append("job", id)
                        .append("change", json.writeValueAsString(changes.get(i)));
                lines.add(new ReplaceOneModel<>(eq("_id", line.get("_id")), line, new ReplaceOptions().upsert(true)));
            }
            var unused = mongo.getCollection(LINES).bulkWrite(lines);
        }
        var totals = Comparison.totals(changes);
        update(
                id,
                set("state", WhatIf.State.DONE.name()),
                set("done", changes.size()),
                set("total", changes.size()),
                set(
                        "totals",
                        new Document("units", totals.units())
                                .append("up", totals.up())
                                .append("down", totals.down())
                                .append("grades", totals.grades())
                                .append("places", totals.places())),
                set("endedAt", Date.from(now)));
    }

    private static Bson linesOf(String id) {
        return and(gt("_id", id + "|"), lt("_id", id + "|~"));
    }

    private static String place(int index) {
        return "%07d".formatted(index);
    }

    private void update(String id, Bson... what) {
        var unused = mongo.getCollection(JOBS).updateOne(eq("_id", id), combine(what));
    }

    /** One more than a page of an answer, each with its place in the order. */
    List<Line> lines(String id, PageRequest page) {
        var after = page.after();
        var from = id + "|" + (after == null ? "" : after);
        var lines = new ArrayList<Line>();
        for (var document : mongo.getCollection(LINES)
                .find(and(gt("_id", from), lt("_id", id + "|~")))
                .sort(Sorts.ascending("_id"))
                .limit(page.limit() + 1)) {
            lines.add(new Line(
                    document.getString("_id").substring(id.length() + 1),
                    json.readValue(document.getString("change"), UnitChange.class)));
        }
        return lines;
    }

    /** A unit's change and its place in the order. */
    public record Line(String place, UnitChange change) {}

    /** The last jobs of a county. */
    List<WhatIf> of(String county, PageRequest page) {
        var query = Query.query(Criteria.where("asked.county").is(county));
        var after = page.after();
        var all = mongo.find(query, WhatIf.class).stream()
                .sorted(java.util.Comparator.comparing(WhatIfs::position).reversed())
                .toList();
        return all.stream()
                .filter(job -> after == null || position(job).compareTo(after) < 0)
                .limit(page.limit() + 1L)
                .toList();
    }

    static String position(WhatIf job) {
        return "%015d|%s".formatted(job.asked().at().toEpochMilli(), job.id());
    }

    /** Takes away what has expired; whoever does it first has done it. */
    void sweep(Instant now) {
        for (var job : mongo.find(Query.query(Criteria.where("asked.expiresAt").lt(now)), WhatIf.class)) {
            var unused = mongo.getCollection(LINES).deleteMany(linesOf(job.id()));
            var gone = mongo.getCollection(JOBS).deleteOne(eq("_id", job.id()));
        }
    }

    @Nullable
    WhatIf find(String id) {
        return mongo.findById(id, WhatIf.class);
    }
}
