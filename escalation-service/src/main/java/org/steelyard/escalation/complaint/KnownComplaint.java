package org.steelyard.escalation.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.steelyard.contracts.ComplaintEvent;
import org.steelyard.contracts.ComplaintEvent.ComplaintReceived;
import org.steelyard.contracts.ComplaintEvent.ComplaintReopened;
import org.steelyard.contracts.ComplaintEvent.LedgerCorrected;

/**
 * A complaint as far as this service has heard of it.
 *
 * @param entry what the ledger says; none while only later facts were heard
 * @param progress how far it has come
 * @param fired which rules have fired on it, so that none does twice
 * @param referral the referral last begun for it, which may have ended, or not be written yet; none if there never was one
 * @param reportRequest whether a violation report was asked for
 * @param lookAgainAt when the next of its clocks runs out, none while none runs
 */
@Document("complaints")
public record KnownComplaint(
        @Id String id,
        @Version @Nullable Long version,
        @Nullable ComplaintFacts entry,
        Progress progress,
        List<String> fired,
        @Nullable String referral,
        @Nullable ReportRequest reportRequest,
        @Nullable Instant lookAgainAt) {

    public KnownComplaint {
        fired = List.copyOf(fired);
    }

    /** A complaint nothing was heard of yet. */
    public static KnownComplaint unheardOf(String id) {
        return new KnownComplaint(id, null, null, Progress.NONE, List.of(), null, null, null);
    }

    /** What the ledger says. */
    public ComplaintFacts facts() {
        return Objects.requireNonNull(entry, "a complaint is looked at once its entry was heard");
    }

    public boolean open() {
        return progress.open();
    }

    public boolean hasFired(String rule) {
        return fired.contains(rule);
    }

    /** Whether a fact would change what is known. */
    boolean isNews(ComplaintEvent event) {
        return event.sequence() > progress.sequence() || (entry == null && event instanceof ComplaintReceived);
    }

    /** What is known after a fact. When it is reopened every rule may fire anew. */
    public KnownComplaint after(ComplaintEvent event) {
        if (!isNews(event)) {
            return this;
        }
        var facts = switch (event) {
            case ComplaintReceived received -> entry == null ? ComplaintFacts.of(received) : entry;
            case LedgerCorrected correction -> entry == null ? null : entry.corrected(correction);
            default -> entry;
        };
        var reopened = event instanceof ComplaintReopened;
        return new KnownComplaint(
                id,
                version,
                facts,
                progress.after(event),
                reopened ? List.of() : fired,
                referral,
                reportRequest,
                lookAgainAt);
    }

    public KnownComplaint referredBy(String begun) {
        return new KnownComplaint(id, version, entry, progress, fired, begun, reportRequest, lookAgainAt);
    }

    public KnownComplaint withFired(Collection<String> rules) {
        var all = new ArrayList<>(fired);
        rules.stream().filter(rule -> !fired.contains(rule)).forEach(all::add);
        return new KnownComplaint(id, version, entry, progress, all, referral, reportRequest, lookAgainAt);
    }

    public KnownComplaint lookedAtAgain(@Nullable Instant at) {
        return new KnownComplaint(id, version, entry, progress, fired, referral, reportRequest, at);
    }

    public KnownComplaint askedToReport(ReportRequest request) {
        return new KnownComplaint(id, version, entry, progress, fired, referral, request, lookAgainAt);
    }
}
