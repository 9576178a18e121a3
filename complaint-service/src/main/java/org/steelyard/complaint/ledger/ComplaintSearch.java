package org.steelyard.complaint.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.steelyard.complaint.ledger.ComplaintQuestion.Words;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.security.Caller;

/**
 * Finds complaints in the caller's reach. What is personal is found by those who handle the complaint and read it in clear
 * anyway; to others the answer itself would tell what is masked.
 */
@Service
public class ComplaintSearch implements InitializingBean {

    private final MongoOperations mongo;
    private final Findables findables;
    private final LedgerAccess access;
    private final SearchSettings settings;

    ComplaintSearch(MongoOperations mongo, Findables findables, LedgerAccess access, SearchSettings settings) {
        this.mongo = mongo;
        this.findables = findables;
        this.access = access;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        var indexes = mongo.indexOps(Complaint.class);
        List.of(
                        new Index("unit.path", Sort.Direction.ASC)
                                .on(ComplaintOrder.DUE.field(), Sort.Direction.ASC)
                                .on("_id", Sort.Direction.ASC)
                                .named("due"),
                        new Index("unit.path", Sort.Direction.ASC)
                                .on(ComplaintOrder.RECEIVED.field(), Sort.Direction.ASC)
                                .on("_id", Sort.Direction.ASC)
                                .named("received"),
                        // what is over has none, so it holds what is open
                        new Index(ComplaintOrder.DUE.field(), Sort.Direction.ASC)
                                .sparse()
                                .named("open"),
                        // several arrays cannot be in one index
                        new Index("findable.phones", Sort.Direction.ASC).named("phones"),
                        new Index("findable.text", Sort.Direction.ASC).named("text"),
                        new Index("findable.respondent", Sort.Direction.ASC).named("respondent"))
                .forEach(index -> {
                    var unused = indexes.createIndex(index);
                });
    }

    /** At most {@code limit} complaints after a place, and the place to go on from if there may be more. */
    public Found find(
            ComplaintQuestion question, ComplaintOrder order, Caller caller, @Nullable String after, int limit) {
        var asked = criteria(question);
        asked.add(question.words().isEmpty() ? access.reach(caller) : access.handled(caller));
        var found = new ArrayList<Complaint>();
        var place = after;
        for (int compared = 0; ; ) {
            var batch = page(asked, order, place, limit + 1);
            for (var complaint : batch) {
                if (found.size() == limit) {
                    return new Found(found, place);
                }
                place = order.place(complaint);
                if (question.words().meet(complaint.entry())) {
                    found.add(complaint);
                }
            }
            compared += batch.size();
            if (batch.size() <= limit) {
                return new Found(found, null);
            }
            if (found.size() == limit || compared >= settings.compared()) {
                return new Found(found, place);
            }
        }
    }

    private List<Complaint> page(List<Criteria> asked, ComplaintOrder order, @Nullable String after, int most) {
        var all = new ArrayList<>(asked);
        all.add(order.after(after));
        all.removeIf(one -> one.getCriteriaObject().isEmpty());
        var criteria = all.isEmpty() ? new Criteria() : new Criteria().andOperator(all);
        return mongo.find(new Query(criteria).with(order.sort()).limit(most), Complaint.class);
    }

    private List<Criteria> criteria(ComplaintQuestion question) {
        var all = new ArrayList<Criteria>();
        is(all, "unit.path", question.unit());
        is(all, "status", question.status());
        is(all, "entry.category", question.category());
        is(all, "ledgerNumber", question.ledgerNumber());
        if (question.receivedFrom() instanceof LocalDate from) {
            all.add(Criteria.where(ComplaintOrder.RECEIVED.field())
                    .gte(from.atStartOfDay(WorkingCalendar.ZONE).toInstant()));
        }
        if (question.receivedTo() instanceof LocalDate to) {
            all.add(Criteria.where(ComplaintOrder.RECEIVED.field())
                    .lt(to.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant()));
        }
        if (question.dueBefore() instanceof LocalDate before) {
            all.add(Criteria.where(ComplaintOrder.DUE.field()).ne(null).lt(before.toString()));
        }
        personal(all, question.words());
        return all;
    }

    private void personal(List<Criteria> all, Words words) {
        if (words.phone() instanceof String phone) {
            var digits = BlindPurpose.normalisedPhone(phone);
            if (digits.isEmpty()) {
                throw new FieldRefused("phone", "required");
            }
            is(all, "findable.phones", findables.phoneIndex(digits));
        }
        if (words.respondent() instanceof String respondent) {
            all.add(Criteria.where("findable.respondent")
                    .all(findables.respondentHints(word("respondent", respondent))));
        }
        if (words.text() instanceof String text) {
            all.add(Criteria.where("findable.text").all(findables.textHints(word("text", text))));
        }
    }

    private String word(String field, String given) {
        var normalised = BlindPurpose.normalised(given);
        var length = normalised.codePointCount(0, normalised.length());
        if (length < Findables.SHORTEST || length > settings.longest()) {
            throw new FieldRefused(field, "size", Findables.SHORTEST, settings.longest());
        }
        return normalised;
    }

    private static void is(List<Criteria> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(Criteria.where(field).is(value));
        }
    }

    /**
     * What was found.
     *
     * @param complaints in the order asked for
     * @param next the place to go on from, none at the end
     */
    public record Found(
            List<Complaint> complaints, @Nullable String next) {}
}
