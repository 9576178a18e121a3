package org.steelyard.complaint.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.AuditEvent.LedgerWritten;
import org.steelyard.proof.Link;

/**
 * The chains of all units. Writes of a unit come in one partition, so one process ties its chain; should two do so for a
 * moment, the store lets only one have a place, and no write be tied twice.
 */
@Component
public class LedgerChain implements InitializingBean {

    private final MongoOperations mongo;
    private final ChainSettings settings;
    private final ChainTelemetry telemetry;
    private final Clock clock;
    /** Where chains ended when this process last looked; one that is behind is found out by the store. */
    private final Map<String, ChainHead> heads = new ConcurrentHashMap<>();

    LedgerChain(MongoOperations mongo, ChainSettings settings, ChainTelemetry telemetry, Clock clock) {
        this.mongo = mongo;
        this.settings = settings;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var unused = mongo.indexOps(ChainLink.class)
                .createIndex(new Index()
                        .named("once")
                        .on("subject", Sort.Direction.ASC)
                        .on("revision", Sort.Direction.ASC)
                        .unique());
    }

    /** Ties writes to the chains of their units, in their order; what is tied already is left alone. */
    public void tie(List<LedgerWritten> writes) {
        var byUnit = new LinkedHashMap<String, List<LedgerWritten>>();
        writes.forEach(write ->
                byUnit.computeIfAbsent(write.key(), unit -> new ArrayList<>()).add(write));
        byUnit.forEach(this::tie);
    }

    private void tie(String unit, List<LedgerWritten> writes) {
        var left = distinct(writes);
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var head = heads.computeIfAbsent(
                    unit, code -> head(left.getFirst().origin().unit()));
            var links = links(head, left);
            try {
                var unused = mongo.insert(links.stream().map(ChainLink::of).toList(), ChainLink.class);
            } catch (DataIntegrityViolationException overtaken) {
                heads.remove(unit);
                left.removeIf(this::isTied);
                if (attempt == settings.attempts()) {
                    throw overtaken;
                }
                continue;
            }
            var reached = head.at(links.getLast());
            heads.put(unit, reached);
            var unused = mongo.save(reached);
            left.clear();
        }
    }

    private static List<LedgerWritten> distinct(List<LedgerWritten> writes) {
        var distinct = new LinkedHashMap<String, LedgerWritten>();
        writes.forEach(write -> distinct.putIfAbsent(write.id(), write));
        return new ArrayList<>(distinct.values());
    }

    private boolean isTied(LedgerWritten write) {
        return mongo.exists(
                Query.query(Criteria.where("subject")
                        .is(write.subject())
                        .and("revision")
                        .is(write.sequence() - 1)),
                ChainLink.class);
    }

    private List<Link> links(ChainHead head, List<LedgerWritten> writes) {
        var links = new ArrayList<Link>();
        var last = head;
        for (var write : writes) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var link =
                    Link.after(last.position(), last.hash(), written(write), now.isBefore(last.at()) ? last.at() : now);
            telemetry.tied(link, Duration.between(write.recordedAt(), now));
            links.add(link);
            last = last.at(link);
        }
        return links;
    }

    private static Link.Write written(LedgerWritten write) {
        return new Link.Write(
                write.key(),
                write.subject(),
                write.entry(),
                write.year(),
                write.sequence() - 1,
                write.before(),
                write.digest());
    }

    /** The end of a unit's chain as it is now. */
    private ChainHead head(org.steelyard.contracts.UnitRef unit) {
        var known = mongo.findById(unit.code(), ChainHead.class);
        return walked(known == null ? ChainHead.before(unit) : known);
    }

    private ChainHead walked(ChainHead known) {
        var head = known;
        for (var next = links(head.code(), head.position());
                !next.isEmpty();
                next = links(head.code(), head.position())) {
            head = head.at(next.getLast());
        }
        return head;
    }

    /** How many links a unit's chain has, or had a moment ago. */
    long length(String unit) {
        var known = mongo.findById(unit, ChainHead.class);
        return known == null ? 0 : known.position();
    }

    /** The ends of all chains. */
    List<ChainHead> heads() {
        return mongo.find(new Query().with(Sort.by("_id")), ChainHead.class).stream()
                .map(this::walked)
                .toList();
    }

    /** The next links after a place, as many as are read at a time; none at the end. */
    List<Link> links(String unit, long after) {
        var ids = LongStream.rangeClosed(after + 1, after + settings.linksAtATime())
                .mapToObj(position -> ChainLink.idOf(unit, position))
                .toList();
        return mongo.find(Query.query(Criteria.where("_id").in(ids)), ChainLink.class).stream()
                .map(ChainLink::link)
                .sorted(java.util.Comparator.comparingLong(Link::position))
                .toList();
    }

    /** The last link of a chain made before an instant, none if there is none; links are in the order of time. */
    @Nullable
    Link lastBefore(ChainHead head, Instant instant) {
        Link found = null;
        var low = 1L;
        var high = head.position();
        while (low <= high) {
            var middle = (low + high) / 2;
            var link = mongo.findById(ChainLink.idOf(head.code(), middle), ChainLink.class);
            if (link != null && link.at().isBefore(instant)) {
                found = link.link();
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
