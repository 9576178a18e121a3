package org.steelyard.assessment.scheme;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.calendar.WorkingCalendar;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.security.Caller;

/**
 * Publishes scheme versions. Units of a kind are scored by one line of versions, counted without a gap; a new one starts
 * after the last one started, and ends it if that has no end of its own. So at any time there is exactly one id that the
 * next version of a kind can have, and of two who publish at once one is refused.
 */
@Service
public class SchemePublishing {

    private static final String FILE = "request";

    private final Schemes schemes;
    private final PublishedSchemes published;
    private final ObjectProvider<FrozenYears> frozen;
    private final Outbox outbox;
    private final Clock clock;

    SchemePublishing(
            Schemes schemes,
            PublishedSchemes published,
            ObjectProvider<FrozenYears> frozen,
            Outbox outbox,
            Clock clock) {
        this.schemes = schemes;
        this.published = published;
        this.frozen = frozen;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A version as it stands now.
     *
     * @param fresh whether this request published it; if not, the same request did before
     */
    public record Published(Scheme scheme, boolean fresh) {}

    /** Reads and checks a draft by itself, without regard to what is published. */
    public Scheme read(String text) {
        return SchemeReader.read(FILE, text);
    }

    /** Refuses what publishing would refuse, and changes nothing. */
    public Scheme check(String text, Caller by) {
        by.require(Role.COUNTY_REGULATOR);
        published.look();
        var draft = SchemeReader.draft(FILE, text);
        requireFree(draft.scheme());
        requireNext(draft);
        return draft.scheme();
    }

    /** Publishes a version, for good. */
    public Published publish(String text, Caller by, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR);
        published.look();
        var draft = SchemeReader.draft(FILE, text);
        var scheme = draft.scheme();
        if (!published.has(scheme.ref())) {
            requireFree(scheme);
            requireNext(draft);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var fresh = new PublishedScheme(scheme.ref(), scheme.digest(), text, now);
        var created = outbox.create(fresh, conditions, fresh.publish(scheme, by.actingRole(), now));
        if (!created.fresh() && !created.repeated()) {
            throw new SchemeAlreadyPublished(scheme.ref());
        }
        schemes.learn(scheme, created.aggregate().since());
        return new Published(scheme, created.fresh());
    }

    private void requireFree(Scheme scheme) {
        if (schemes.byRef(scheme.ref()).isPresent()) {
            throw new SchemeAlreadyPublished(scheme.ref());
        }
    }

    private void requireNext(SchemeReader.Draft draft) {
        var scheme = draft.scheme();
        var root = draft.root();
        if (scheme.kind() == UnitKind.COUNTY) {
            throw root.refusedIn("kind", "scheme-county");
        }
        var last = schemes.all().stream()
                .filter(one -> one.kind() == scheme.kind())
                .max(Comparator.comparing(Scheme::validFrom).thenComparing(Scheme::version))
                .orElse(null);
        if (last != null && !last.id().equals(scheme.id())) {
            throw root.refusedIn("id", "scheme-line", last.id());
        }
        if (last == null && schemes.all().stream().anyMatch(one -> one.id().equals(scheme.id()))) {
            throw root.refusedIn("id", "scheme-other-kind");
        }
        var next = last == null ? 1 : last.version() + 1;
        if (scheme.version() != next) {
            throw root.refusedIn("version", "scheme-next", Integer.toString(next));
        }
        requireOpenYear(draft);
        schemes.all().stream()
                .filter(one -> one.kind() == scheme.kind())
                .filter(one -> overlaps(one, scheme))
                .findFirst()
                .ifPresent(one -> {
                    throw root.refusedIn(
                            "validFrom",
                            "scheme-overlap",
                            one.ref(),
                            one.validFrom(),
                            one.validTo() == null ? "…" : one.validTo());
                });
    }

    /** A version without an end of its own is ended by the next one, which must then start later. */
    private static boolean overlaps(Scheme before, Scheme next) {
        var to = before.validTo();
        return !next.validFrom().isAfter(to == null ? before.validFrom() : to);
    }

    private void requireOpenYear(SchemeReader.Draft draft) {
        var year = draft.scheme().validFrom().getYear();
        var past = year < WorkingCalendar.dateOf(clock.instant()).getYear();
        if (past || frozen.stream().anyMatch(years -> years.isFrozen(year))) {
            throw draft.root().refusedIn("validFrom", "scheme-year-closed", Integer.toString(year));
        }
    }
}
