package org.steelyard.complaint.chain;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.proof.Anchor;
import org.steelyard.proof.AnchorFile;

/**
 * Anchors, day by day, how far the chains had come. Where they had come at the end of a day is the same whoever looks and
 * whenever, so any replica may do it, several may, and days missed are made good.
 */
@Component
class Anchoring {

    private static final Sort LATEST_FIRST = Sort.by(Sort.Direction.DESC, "_id");

    private final MongoOperations mongo;
    private final LedgerChain chain;
    private final Outbox outbox;
    private final AnchorKeys keys;
    private final AnchorFolder folder;
    private final ChainSettings settings;
    private final ChainTelemetry telemetry;
    private final Clock clock;

    Anchoring(
            MongoOperations mongo,
            LedgerChain chain,
            Outbox outbox,
            AnchorKeys keys,
            AnchorFolder folder,
            ChainSettings settings,
            ChainTelemetry telemetry,
            Clock clock) {
        this.mongo = mongo;
        this.chain = chain;
        this.outbox = outbox;
        this.keys = keys;
        this.folder = folder;
        this.settings = settings;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /** Anchors every day that is over and not anchored, and sees that its file is in the folder. */
    void look() {
        var last = lastAnchored();
        var due = lastOver();
        // at the very first, the day just over stands for all before it
        var day = last == null ? due : last.date().plusDays(1);
        for (; !day.isAfter(due); day = day.plusDays(1)) {
            last = anchor(day, last);
        }
        folder.fill(limit -> mongo.find(new Query().with(LATEST_FIRST).limit(limit), AnchoredDay.class));
    }

    private @Nullable AnchoredDay lastAnchored() {
        return mongo.findOne(new Query().with(LATEST_FIRST).limit(1), AnchoredDay.class);
    }

    private LocalDate lastOver() {
        var now = clock.instant().atZone(WorkingCalendar.ZONE);
        return now.toLocalDate().minusDays(now.toLocalTime().isBefore(settings.anchorAt()) ? 2 : 1);
    }

    private AnchoredDay anchor(LocalDate day, @Nullable AnchoredDay last) {
        var before = last == null ? null : last.file();
        var file = new AnchorFile(
                day,
                before == null ? null : before.day(),
                before == null ? null : before.digest(),
                anchors(day, before == null ? null : before.day()));
        var anchored = AnchoredDay.of(file, keys.signing());
        try {
            return mongo.insert(anchored);
        } catch (DuplicateKeyException done) {
            return Objects.requireNonNull(mongo.findById(anchored.day(), AnchoredDay.class));
        }
    }

    private List<Anchor> anchors(LocalDate day, @Nullable LocalDate lastDay) {
        var anchors = new ArrayList<Anchor>();
        var end = endOf(day);
        for (var head : chain.heads()) {
            var link = chain.lastBefore(head, end);
            var grew = link != null && (lastDay == null || !link.at().isBefore(endOf(lastDay)));
            if (link != null && grew) {
                var anchor = LedgerAnchor.of(head.unit(), day, link, keys.signing());
                var created = outbox.create(anchor, Conditions.NONE, anchor.tell(clock.instant()));
                if (created.fresh()) {
                    telemetry.anchored();
                }
                anchors.add(created.aggregate().anchor());
            }
        }
        return anchors;
    }

    private static java.time.Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
