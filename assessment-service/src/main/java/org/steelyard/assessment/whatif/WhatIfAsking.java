package org.steelyard.assessment.whatif;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.steelyard.assessment.scheme.Scheme;
import org.steelyard.assessment.scheme.SchemePublishing;
import org.steelyard.assessment.scheme.Schemes;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.platform.outbox.Conditions;
import org.steelyard.platform.outbox.Created;
import org.steelyard.platform.outbox.Outbox;
import org.steelyard.platform.problem.FieldRefused;
import org.steelyard.platform.problem.NotAllowed;
import org.steelyard.platform.problem.NotFound;
import org.steelyard.platform.security.Caller;
import org.steelyard.platform.web.Moment;
import org.steelyard.platform.web.PageRequest;

/** Asks what another scheme would change in the caller's county, and reads the answers. */
@Service
public class WhatIfAsking {

    private final Schemes schemes;
    private final SchemePublishing publishing;
    private final WhatIfs whatIfs;
    private final WhatIfRunner runner;
    private final WhatIfSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    WhatIfAsking(
            Schemes schemes,
            SchemePublishing publishing,
            WhatIfs whatIfs,
            WhatIfRunner runner,
            WhatIfSettings settings,
            Outbox outbox,
            Clock clock) {
        this.schemes = schemes;
        this.publishing = publishing;
        this.whatIfs = whatIfs;
        this.runner = runner;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param version a published version, {@code id@version}
     * @param draft the text of a scheme file; one of the two
     */
    public record Proposal(
            @Nullable String version, @Nullable String draft) {}

    /**
     * Starts a comparison.
     *
     * @param scheme what is in question: a scheme's id for the version in force, or {@code id@version}
     * @param asOf none for now
     */
    public Created<WhatIf> ask(
            String scheme, Proposal proposal, int period, @Nullable Instant asOf, Caller by, Conditions conditions) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var instant = asOf == null ? now : Moment.asked("asOf", asOf, now);
        var current = current(scheme, period, instant);
        var proposed = proposed(proposal, current.kind());
        var asked = new WhatIf.Asked(
                countyOf(by),
                period,
                instant,
                current.ref(),
                proposed.ref(),
                proposal.draft(),
                now,
                now.plus(settings.keep()));
        var fresh = new WhatIf(conditions.newId(), asked);
        if (whatIfs.find(fresh.id()) == null) {
            runner.requireRoom();
        }
        var created = outbox.create(fresh, conditions);
        if (created.fresh()) {
            runner.submit(fresh);
        }
        return created;
    }

    private Scheme current(String scheme, int period, Instant asOf) {
        if (scheme.contains("@")) {
            return schemes.byRef(scheme).orElseThrow(() -> new NotFound("scheme", scheme));
        }
        var kind = schemes.all().stream()
                .filter(one -> one.id().equals(scheme))
                .map(Scheme::kind)
                .findFirst()
                .orElseThrow(() -> new NotFound("scheme", scheme));
        return schemes.of(kind, period, asOf)
                .orElseThrow(() -> new FieldRefused("period", "no-scheme-then", Integer.toString(period)));
    }

    private Scheme proposed(Proposal proposal, UnitKind kind) {
        var version = proposal.version();
        var draft = proposal.draft();
        if (version == null == (draft == null)) {
            throw new FieldRefused("version", "version-or-draft");
        }
        if (draft != null) {
            var scheme = publishing.read(draft);
            if (scheme.kind() != kind) {
                throw new FieldRefused("draft", "other-kind", kind.name());
            }
            return scheme;
        }
        return schemes.byRef(String.valueOf(version))
                .filter(scheme -> scheme.kind() == kind)
                .orElseThrow(() -> new FieldRefused(
                        "version",
                        "one-of",
                        schemes.all().stream()
                                .filter(scheme -> scheme.kind() == kind)
                                .map(Scheme::ref)
                                .toList()
                                .toString()));
    }

    /** A what-if of the caller's county. */
    public WhatIf whatIf(String id, Caller by) {
        var county = readableCounty(by);
        var found = whatIfs.require(id);
        if (!found.asked().county().equals(county)) {
            throw new NotFound("what-if", id);
        }
        return found;
    }

    /** One more than a page of its units, the largest change first; none before it is done. */
    public List<WhatIfs.Line> lines(WhatIf whatIf, PageRequest page) {
        return whatIfs.lines(whatIf.id(), page);
    }

    /** One more than a page of the county's what-ifs, the youngest first. */
    public List<WhatIf> whatIfs(Caller by, PageRequest page) {
        return whatIfs.of(readableCounty(by), page);
    }

    /** The key of a what-if on its page. */
    public static String position(WhatIf whatIf) {
        return WhatIfs.position(whatIf);
    }

    private static String readableCounty(Caller by) {
        by.require(Role.COUNTY_REGULATOR, Role.GOVERNANCE_OFFICE, Role.AUDITOR);
        return countyOf(by);
    }

    private static String countyOf(Caller by) {
        if (by.path().isEmpty()) {
            throw new NotAllowed();
        }
        return by.path().getFirst();
    }
}
