package org.steelyard.complaint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.complaint.ledger.ReportedLead.Reporter;
import org.steelyard.contracts.calendar.WorkingCalendar;

/** The violation reports of all units and, apart from them, who told them. */
@Component
class ViolationReports implements InitializingBean {

    private static final String ID = "_id";
    private static final String PATH = "unit.path";
    private static final String OFFICE = "office";

    private final MongoOperations mongo;
    private final WorkingCalendar calendar;

    ViolationReports(MongoOperations mongo, WorkingCalendar calendar) {
        this.mongo = mongo;
        this.calendar = calendar;
    }

    @Override
    public void afterPropertiesSet() {
        var indexes = mongo.indexOps(ViolationReport.class);
        List.of(
                        new Index("ledgerNumber", Sort.Direction.ASC)
                                .named("number")
                                .unique(),
                        new Index(PATH, Sort.Direction.ASC)
                                .on(ID, Sort.Direction.ASC)
                                .named("area"),
                        new Index(OFFICE, Sort.Direction.ASC)
                                .on(ID, Sort.Direction.ASC)
                                .named("office"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
        var unused = mongo.indexOps(ReporterDisclosed.class)
                .createIndex(new Index("report", Sort.Direction.ASC).named("report"));
    }

    @Nullable
    ViolationReport find(String id) {
        var report = mongo.findById(id, ViolationReport.class);
        if (report != null) {
            report.heal(calendar);
        }
        return report;
    }

    /** One page in the order of ids, with one more to know whether another follows; what is not given does not matter. */
    List<ViolationReport> list(
            @Nullable String area,
            @Nullable String office,
            @Nullable String unit,
            @Nullable ReportStatus status,
            @Nullable String after,
            int limit) {
        var all = new ArrayList<Criteria>();
        add(all, PATH, area);
        add(all, OFFICE, office);
        add(all, PATH, unit);
        add(all, "status", status);
        if (after != null) {
            all.add(Criteria.where(ID).gt(after));
        }
        var query = new Query(all.isEmpty() ? new Criteria() : new Criteria().andOperator(all))
                .with(Sort.by(Sort.Direction.ASC, ID))
                .limit(limit + 1);
        var found = mongo.find(query, ViolationReport.class);
        found.forEach(report -> report.heal(calendar));
        return found;
    }

    private static void add(List<Criteria> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(Criteria.where(field).is(value));
        }
    }

    /** Keeps who told a report; first of all, so that no report can ever be without its reporter. */
    void keep(String report, Reporter reporter) {
        try {
            var unused = mongo.insert(new ReporterFile(report, reporter));
        } catch (DuplicateKeyException kept) {
            // by the same request before
        }
    }

    /** Who told a report, none if nobody gave a name; that it was looked up is written down first. */
    @Nullable
    Reporter disclose(ReporterDisclosed disclosure) {
        var unused = mongo.insert(disclosure);
        var file = mongo.findById(disclosure.report(), ReporterFile.class);
        return file == null ? null : file.reporter();
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
